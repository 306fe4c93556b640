import Glibc
import Synchronization

/// A pipe that ends a wait for keys: from another thread, or because the screen changed or the process was continued.
///
/// Pipes are never closed, only used again: a signal handler could otherwise write to a descriptor that has become
/// something else's.
final class WakeupPipe: Sendable {
  /// What a byte in the pipe says.
  enum Reason: UInt8 {
    case woken, resized, continued
  }

  let readEnd: Int32
  private let writeEnd: Int32

  private init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  private static let idle = Mutex<[WakeupPipe]>([])

  /// Takes an idle pipe or makes one.
  ///
  /// - Throws: `TerminalError.system` when the process is out of descriptors.
  static func take() throws(TerminalError) -> WakeupPipe {
    if let pipe = idle.withLock({ $0.popLast() }) {
      while pipe.next() != nil {}
      return pipe
    }
    return try WakeupPipe()
  }

  /// Hands the pipe back; the caller must not touch it afterwards.
  func giveBack() {
    Self.idle.withLock { $0.append(self) }
  }

  /// Ends the wait at the read end, now or when it begins.
  func wake() { SignalTargets.send(.woken, to: writeEnd) }

  /// Takes one reason out of the pipe; nil when there is none.
  func next() -> Reason? {
    var byte: UInt8 = 0
    guard read(readEnd, &byte, 1) == 1 else { return nil }
    return Reason(rawValue: byte)
  }

  /// Lets a change of the screen's size and the continuation of a stopped process end the wait.
  func watchSignals() { SignalTargets.add(writeEnd) }

  /// Ends what ``watchSignals()`` began.
  func ignoreSignals() { SignalTargets.remove(writeEnd) }
}
