import Foundation
import Glibc

/// A process of the run.
final class MemberProcess {
  private let process = Process()
  let machine: Int

  init(_ options: MemberOptions, machine: Int) throws {
    self.machine = machine
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = options.words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Ends it as no program can prevent.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Stops it where it is.
  func pause() { Glibc.kill(process.processIdentifier, SIGSTOP) }

  /// Lets it go on.
  func resume() { Glibc.kill(process.processIdentifier, SIGCONT) }

  /// Waits for its end.
  /// - Returns: its exit code.
  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
