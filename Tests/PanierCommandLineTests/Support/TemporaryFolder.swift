import Foundation
import PanierCommandLine

extension ShellEnvironment {
  /// A world without a terminal, whose home is a folder of the test's own.
  static func test(home: String, _ variables: [String: String] = [:]) -> ShellEnvironment {
    ShellEnvironment(
      variables: ["HOME": home].merging(variables) { $1 }, currentDirectory: home, inputIsTerminal: false,
      outputIsTerminal: false, errorIsTerminal: false)
  }
}

/// A folder that goes when its owner goes.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/panier-shell-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a folder with those above it.
  func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  /// Writes a file that only its owner may read.
  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// The text of a file.
  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// The permissions of a file.
  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
  }
}
