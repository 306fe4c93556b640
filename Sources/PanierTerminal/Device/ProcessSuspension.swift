import Glibc

/// Job control of the own process.
enum ProcessSuspension {
  /// Stops the process group until the operator's shell continues it.
  @Sendable static func stopGroup() {
    _ = kill(0, SIGTSTP)
  }
}
