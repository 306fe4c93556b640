import Foundation
import Glibc

/// The built program while it runs: what it prints is read as it comes.
final class RunningPanier {
  private let process = Process()
  private let pipe = Pipe()
  private let folder: TemporaryFolder
  private let ended: AsyncStream<Int32>

  /// Starts the program.
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - environment: variables besides `HOME` and `PATH`.
  ///   - outputPath: a file that takes standard output; nil for a pipe that the test reads.
  init(_ arguments: [String], environment: [String: String] = [:], outputPath: String? = nil) throws {
    folder = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: PanierProcess.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: PanierProcess.root)
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    try "".write(toFile: folder.path + "/stderr", atomically: false, encoding: .utf8)
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/stderr"))
    if let outputPath {
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    } else {
      process.standardOutput = pipe
    }
    let (ended, continuation) = AsyncStream<Int32>.makeStream()
    self.ended = ended
    process.terminationHandler = {
      continuation.yield($0.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  /// The next line of standard output.
  ///
  /// Waited for on a thread of the system's, since the few threads of the tests also run the simulator.
  func readLine() async -> String {
    let reader = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var bytes: [UInt8] = []
        while let byte = (try? reader.read(upToCount: 1))?.first, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// Goes away as a reader.
  func closeOutput() { try? pipe.fileHandleForReading.close() }

  /// Presses Ctrl-C.
  func interrupt() { process.interrupt() }

  /// Sends a signal.
  func send(_ signal: Int32) { Glibc.kill(process.processIdentifier, signal) }

  /// Ends the program as no program can prevent.
  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  /// The exit code, once the program has ended.
  var status: Int32? {
    get async {
      for await status in ended { return status }
      return nil
    }
  }

  /// What was written to standard error.
  var errors: String { (try? String(contentsOfFile: folder.path + "/stderr", encoding: .utf8)) ?? "" }
}
