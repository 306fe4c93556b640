import Glibc

/// The way out of a signal handler: a byte in a pipe.
enum SignalPipe {
  /// The end that handlers write to.
  ///
  /// Unsafe to the type system, which knows no signal handlers: it is set once, before any handler is installed, and
  /// only read afterwards.
  nonisolated(unsafe) private static var writer: Int32 = -1

  /// Makes the pipe.
  /// - Returns: the end to read from; nil when the system has no descriptors left.
  static func open() -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A handler must never wait, however many signals come.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    writer = ends[1]
    return ends[0]
  }

  /// Whether a signal was ignored when the program began, as `nohup` does.
  static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Sends the number of a signal through the pipe whenever it arrives.
  static func watch(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(SignalPipe.writer, &byte, 1)
      errno = saved
    }
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }
}
