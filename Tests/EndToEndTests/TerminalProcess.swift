import Foundation
import Glibc

/// The built program on a pseudo-terminal, with a test as the person at it.
final class TerminalProcess {
  private let process = Process()
  private let person: Int32
  private let folder: TemporaryFolder
  /// Everything that was seen so far.
  private(set) var screen = ""
  private let ended: AsyncStream<Int32>

  /// Starts the program.
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - environment: variables besides `HOME`, `PATH` and `TERM`.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    var (person, program): (Int32, Int32) = (-1, -1)
    guard openpty(&person, &program, nil, nil, nil) == 0 else { throw POSIXError(.EIO) }
    self.person = person
    process.executableURL = URL(fileURLWithPath: PanierProcess.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: PanierProcess.root)
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
    let end = FileHandle(fileDescriptor: program, closeOnDealloc: true)
    process.standardInput = end
    process.standardOutput = end
    process.standardError = end
    let (ended, continuation) = AsyncStream<Int32>.makeStream()
    self.ended = ended
    process.terminationHandler = {
      continuation.yield($0.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  deinit { close(person) }

  /// Types a text.
  func type(_ text: String) { _ = text.withCString { write(person, $0, strlen($0)) } }

  /// Presses Ctrl-C, as a terminal that leads no session passes it on.
  func interrupt() { process.interrupt() }

  /// Reads on until a text has been seen.
  /// - Returns: whether it was, before the program ended.
  func waits(for text: String) async -> Bool {
    while !screen.contains(text) {
      guard let more = await next() else { return false }
      screen += more
    }
    return true
  }

  /// The exit code, once the program has ended; everything that it printed has been read then.
  var status: Int32? {
    get async {
      var status: Int32?
      for await ending in ended { status = ending }
      while let more = await next(wait: 0) { screen += more }
      return status
    }
  }

  /// Some of what is printed; nil at its end.
  private func next(wait milliseconds: Int32 = 60_000) async -> String? {
    let person = person
    return await withCheckedContinuation { continuation in
      // A thread of the system's: the few of the tests are needed elsewhere.
      DispatchQueue.global().async {
        var request = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = poll(&request, 1, milliseconds) > 0 ? read(person, &bytes, bytes.count) : 0
        continuation.resume(returning: count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil)
      }
    }
  }
}
