import Foundation
import PanierOrdering
import Testing

@testable import PanierRecipes

/// A folder with an operator's home, where hostile things are made.
final class HostileWorkshop: Sendable {
  /// The folder that everything of the test lies in.
  let path: String

  init() throws {
    path = (NSTemporaryDirectory() + "/panier-hostile-" + UUID().uuidString).replacing("//", with: "/")
    for name in ["home", "work", "tmp"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The lock file of the operator.
  var lock: String { path + "/home/.local/share/panier/recipes/panier.lock" }

  /// Runs the program as the operator.
  func panier(_ arguments: [String]) async throws -> PanierProcess {
    try await PanierProcess.run(
      arguments, environment: ["HOME": path + "/home", "TMPDIR": path + "/tmp"], directory: path + "/work")
  }

  /// Runs the program and expects that it ends well.
  func done(_ arguments: String...) async throws {
    let result = try await panier(arguments)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
  }

  /// All files with their sums: what a command leaves behind shows here.
  func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let file = "\(path)/\(name)"
      // Not through links, and not from pipes.
      let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
      let bytes = type == .typeRegular ? FileManager.default.contents(atPath: file) ?? Data() : Data()
      files[name] = Digest.sha256(Array(bytes))
    }
    return files
  }

  /// Whether showing a character would drive a terminal or deceive.
  static func drives(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .format].contains(scalar.properties.generalCategory)
  }

  // MARK: - Making things

  /// Writes a file of the operator's working folder.
  /// - Returns: its path as the operator types it.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// Writes a file of the operator's working folder.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/work/\(name)"
    let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
    try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return "./\(name)"
  }

  /// Runs a command in the operator's working folder.
  /// - Returns: the first line that it prints.
  func line(_ command: String) throws -> String {
    try shell("{ \(command) ; } > ../tmp/line")
    defer { try? FileManager.default.removeItem(atPath: path + "/tmp/line") }
    let text = try String(contentsOfFile: path + "/tmp/line", encoding: .utf8)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  /// Runs a command in the operator's working folder.
  func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", command]
    process.currentDirectoryURL = URL(fileURLWithPath: path + "/work")
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org",
      "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }

  /// Publishes a folder as a bare repository.
  /// - Returns: its address without a tag.
  func publish(_ folder: String, tag: String = "v1.0.0") throws -> String {
    try shell(
      """
      test -d \(folder)/.git || git -c init.defaultBranch=main init -q \(folder)
      git -C \(folder) add -A
      git -C \(folder) commit -q --allow-empty -m x
      git -C \(folder) tag -f \(tag)
      test -d \(folder).git || git init -q --bare \(folder).git
      git -C \(folder) push -q -f ../\(folder).git HEAD:refs/heads/main refs/tags/\(tag)
      """)
    return "git+file://\(path)/work/\(folder).git"
  }

  /// A recipe that says so and makes a cart where it runs.
  static func recipe(
    _ name: String = "hello", version: String = "1.0.0", risk: String = "quote", extra: String = "",
    run: String = "print('it ran') return cart.new()"
  ) -> String {
    """
    return recipe{
      name = "\(name)", version = "\(version)", summary = "Says hello.", risk = "\(risk)",
      \(extra)
      run = function(p) \(run) end,
    }
    """
  }

  /// The content of a recipe of one text.
  static func content(_ text: String) throws -> RecipeContent { try RecipeContent(main: Array(text.utf8)) }

  /// A packed recipe whose first entry is not as it should be.
  /// - Parameters:
  ///   - name: the name of the first entry.
  ///   - change: changes its header; the sum is made right again.
  func archive(_ name: String = "lib/a.lua", _ change: (inout [UInt8]) -> Void = { _ in }) throws -> String {
    try write("evil.panier", Self.entry(name, "return 1", change) + Self.entry("recipe.lua", Self.recipe()) + Self.end)
  }

  /// One entry of an archive.
  static func entry(_ name: String, _ text: String, _ change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
    let bytes = Array(text.utf8)
    var header = TarArchive.header(String(repeating: "x", count: 100), size: bytes.count)
    let name = Array(name.utf8)
    header.replaceSubrange(..<100, with: name + [UInt8](repeating: 0, count: 100 - name.count))
    change(&header)
    header.replaceSubrange(148..<156, with: Array("        ".utf8))
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    header.replaceSubrange(148..<156, with: Array((String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8))
    let padding = [UInt8](repeating: 0, count: TarArchive.padded(bytes.count) - bytes.count)
    return header + bytes + padding
  }

  /// The end of an archive.
  static let end = [UInt8](repeating: 0, count: 2 * TarArchive.block)

  /// A tap that offers recipes, each a folder of one repository.
  /// - Parameters:
  ///   - name: what the operator calls it.
  ///   - recipes: the recipes by name.
  ///   - risk: what the tap says of how far they go.
  func tap(_ name: String, _ recipes: [String: String], risk: String = "quote") async throws {
    for (recipe, text) in recipes { try write("\(name)-recipes/\(recipe)/recipe.lua", text) }
    let url = try publish("\(name)-recipes")
    try await index(
      name,
      recipes.map { recipe, text in
        try Self.entry(recipe, source: "\(url)@v1.0.0#\(recipe)", risk: risk, sha256: Self.content(text).sha256)
      })
    try await done("recipe", "tap", "add", "git+file://\(path)/work/\(name).git", "--name", name)
  }

  /// Publishes the index of a tap.
  func index(_ name: String, _ entries: [String]) async throws {
    try write("\(name)/panier-index.json", #"{"version": 1, "recipes": [\#(entries.joined(separator: ", "))]}"#)
    _ = try publish(name)
  }

  /// An entry of an index.
  static func entry(
    _ name: String, summary: String = "Says hello.", source: String, risk: String = "quote",
    sha256: String = String(repeating: "0", count: 64)
  ) -> String {
    #"{"name": "\#(name)", "version": "1.0.0", "risk": "\#(risk)", "summary": "\#(summary)", "#
      + #""source": "\#(source)", "sha256": "\#(sha256)"}"#
  }

  /// What the operator allowed.
  var trust: TrustStore {
    get throws { try TrustStore(path: path + "/home/.local/state/panier/trust.json") }
  }
}
