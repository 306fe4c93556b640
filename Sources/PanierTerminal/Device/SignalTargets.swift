import Glibc
import Synchronization

/// The pipes that `SIGWINCH` and `SIGCONT` write a byte to.
enum SignalTargets {
  private static let capacity = 64

  /// Descriptors, -1 where none.
  ///
  /// Read by a signal handler, hence plain memory that is never freed: every slot is one
  /// aligned word, so the handler sees either the old or the new descriptor, and both stay open for ever.
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Int32> = {
    let slots = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    slots.initialize(repeating: -1, count: capacity)
    return slots
  }()

  private static let isInstalled = Mutex(false)

  /// Adds a pipe.
  ///
  /// When all slots are taken the pipe goes without, which costs no more than a late redraw.
  static func add(_ descriptor: Int32) {
    isInstalled.withLock { isInstalled in
      if let free = (0..<capacity).first(where: { slots[$0] == -1 }) { slots[free] = descriptor }
      if !isInstalled { install() }
      isInstalled = true
    }
  }

  /// Removes a pipe.
  static func remove(_ descriptor: Int32) {
    isInstalled.withLock { _ in
      for slot in 0..<capacity where slots[slot] == descriptor { slots[slot] = -1 }
    }
  }

  /// Writes one byte; async-signal-safe.
  static func send(_ reason: WakeupPipe.Reason, to descriptor: Int32) {
    var byte = reason.rawValue
    _ = write(descriptor, &byte, 1)
  }

  /// The handlers stay for the life of the process: without readers they do nothing, as the default actions do.
  private static func install() {
    var action = sigaction()
    action.sa_flags = SA_RESTART
    action.__sigaction_handler.sa_handler = { _ in SignalTargets.notify(.resized) }
    sigaction(SIGWINCH, &action, nil)
    action.__sigaction_handler.sa_handler = { _ in SignalTargets.notify(.continued) }
    sigaction(SIGCONT, &action, nil)
  }

  private static func notify(_ reason: WakeupPipe.Reason) {
    let saved = errno
    for slot in 0..<capacity where slots[slot] != -1 { send(reason, to: slots[slot]) }
    errno = saved
  }
}
