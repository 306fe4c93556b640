@preconcurrency import Glibc
import Synchronization

/// Standard output, shared with Lua's own `io.write`: both go through the C library's buffer, so that order is kept.
public final class StandardOutput: Sendable {
  private let failure = Mutex<Int32?>(nil)
  private let isTerminal: Bool
  private let onFailure = Mutex<(@Sendable () -> Void)?>(nil)

  /// Creates the output.
  /// - Parameter isTerminal: whether a person reads along, so that every line is shown at once.
  public init(isTerminal: Bool) {
    self.isTerminal = isTerminal
  }

  /// Sets what happens, once, when nothing can be written any more.
  public func whenFailing(_ action: (@Sendable () -> Void)?) {
    onFailure.withLock { $0 = action }
  }

  /// Writes bytes.
  ///
  /// After a failure everything is dropped.
  public func write(_ bytes: [UInt8]) {
    guard failure.withLock({ $0 }) == nil else { return }
    errno = 0
    let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stdout) } == bytes.count
    if !isWritten || (isTerminal && fflush(stdout) != 0) { fail(errno) }
  }

  /// Writes what is buffered.
  public func flush() {
    guard failure.withLock({ $0 }) == nil else { return }
    errno = 0
    if fflush(stdout) != 0 { fail(errno) }
  }

  /// Why the output failed, in words; nil while it works.
  ///
  /// A reader that went away, as `head` does, is no news: empty.
  public var failureReason: String? {
    guard let code = failure.withLock({ $0 }) else { return nil }
    return code == EPIPE ? "" : "cannot write to standard output: \(String(cString: strerror(code)))"
  }

  private func fail(_ code: Int32) {
    failure.withLock { $0 = $0 ?? code }
    let action = onFailure.withLock { action in
      defer { action = nil }
      return action
    }
    action?()
  }
}
