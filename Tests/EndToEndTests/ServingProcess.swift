import Foundation

/// `panier simulator` as a process of its own, for the length of a test.
final class ServingProcess {
  /// What the process printed first: the URL of the API.
  let url: String
  private let process: Process
  private let errors: String
  private let ended: AsyncStream<Int32>
  private let folder: TemporaryFolder

  /// Starts a simulator on a port that the system chooses, and waits until it serves.
  /// - Parameter arguments: further arguments of `panier simulator`.
  static func start(_ arguments: [String] = []) async throws -> ServingProcess {
    let folder = try TemporaryFolder()
    let process = Process()
    let bundle = CommandLine.arguments.first ?? ""
    process.executableURL = URL(
      fileURLWithPath: bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/panier")
    process.arguments = ["simulator", "--port", "0"] + arguments
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    let errors = folder.path + "/stderr"
    try "".write(toFile: errors, atomically: false, encoding: .utf8)
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    let output = Pipe()
    process.standardOutput = output
    let (pieces, more) = AsyncStream<Data>.makeStream()
    output.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty { more.finish() } else { more.yield(data) }
    }
    let (ended, end) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = {
      end.yield($0.terminationStatus)
      end.finish()
    }
    try process.run()
    var text = ""
    for await piece in pieces {
      text += String(decoding: piece, as: UTF8.self)
      if text.contains("\n") { break }
    }
    output.fileHandleForReading.readabilityHandler = nil
    return ServingProcess(
      url: String(text.prefix { $0 != "\n" }), process: process, errors: errors, ended: ended, folder: folder)
  }

  private init(url: String, process: Process, errors: String, ended: AsyncStream<Int32>, folder: TemporaryFolder) {
    self.url = url
    self.process = process
    self.errors = errors
    self.ended = ended
    self.folder = folder
  }

  /// The process, for signals.
  var processIdentifier: Int32 { process.processIdentifier }

  /// Asks the process to end and waits until it has.
  /// - Parameter signal: `SIGINT`, as Ctrl-C sends it, or `SIGTERM`.
  /// - Returns: the exit code, and what was said on standard error.
  func stop(_ signal: Int32) async throws -> (status: Int32?, errors: String) {
    kill(process.processIdentifier, signal)
    return try await result()
  }

  /// Waits until the process has ended by itself.
  func result() async throws -> (status: Int32?, errors: String) {
    var status: Int32?
    for await code in ended { status = code }
    return (status, try String(contentsOfFile: errors, encoding: .utf8))
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
}
