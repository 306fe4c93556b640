import Foundation

/// The built program as a process: what it printed, and how it ended.
struct PanierProcess: Sendable {
  let output: String
  let errors: String
  let status: Int32

  /// The folder of the package, from which relative paths are given.
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// The program beside the test bundle.
  static let program: String = {
    let bundle = CommandLine.arguments.first ?? ""
    return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/panier"
  }()

  /// The environment that leads to a simulator over HTTP.
  static func simulatorKeys(_ baseURL: String) -> [String: String] {
    [
      "OVH_ENDPOINT": baseURL, "OVH_APPLICATION_KEY": "simulator", "OVH_APPLICATION_SECRET": "simulator-secret",
      "OVH_CONSUMER_KEY": "simulator-consumer",
    ]
  }

  /// Runs the program to its end, without a terminal, in folders of its own.
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - input: what standard input holds.
  ///   - environment: variables besides `HOME` and `PATH`.
  ///   - directory: the folder that it is started in.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], directory: String = root
  ) async throws -> PanierProcess {
    let home = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let output = home.path + "/stdout"
    let errors = home.path + "/stderr"
    // Files, not pipes: nothing has to be drained while the process runs.
    for path in [output, errors] { try "".write(toFile: path, atomically: false, encoding: .utf8) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    let stdin = home.path + "/stdin"
    try input.write(toFile: stdin, atomically: false, encoding: .utf8)
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: stdin))
    let status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return PanierProcess(
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8), status: status)
  }
}

/// A folder that goes when its owner goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/panier-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
