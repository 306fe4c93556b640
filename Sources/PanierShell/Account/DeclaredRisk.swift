import PanierOrdering
import PanierVM

/// Reads how far a script goes from what it declares, without running it.
///
/// A recipe declares it as `risk = "order"` in `recipe{…}`; a plain script in a comment line `-- risk: order` above its
/// code.
enum DeclaredRisk {
  /// Reads a script or a recipe.
  /// - Parameter path: a file, or the folder of a recipe.
  /// - Throws: ``CommandFailure`` for a file that cannot be read and for one that declares no level.
  static func read(_ path: String) async throws -> Risk {
    let source = try source(path)
    let text = String(decoding: source.text, as: UTF8.self)
    if let word = comment(text) { return try risk(word, path) }
    guard text.contains("recipe") else { throw undeclared(path) }
    guard let word = try await manifestRisk(source, path) else { throw undeclared(path) }
    return try risk(word, path)
  }

  private static func source(_ path: String) throws -> ScriptSource {
    do {
      do { return try ScriptSource.file(path) } catch ScriptSourceError.isDirectory {
        return try ScriptSource.file(path + "/recipe.lua")
      }
    } catch let error as ScriptSourceError {
      throw CommandFailure(.usage, "\(error), or give a level: \(levels)")
    }
  }

  /// The word of a comment line `-- risk: order` before the first line of code.
  private static func comment(_ text: String) -> String? {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let bare = line.drop(while: \.isWhitespace)
      if bare.isEmpty || bare.hasPrefix("#!") { continue }
      guard bare.hasPrefix("--") else { return nil }
      let words = bare.drop { $0 == "-" || $0.isWhitespace }.lowercased().split(whereSeparator: \.isWhitespace)
      if words.count == 2, words[0] == "risk:" { return String(words[1]) }
    }
    return nil
  }

  /// The `risk` of the table that a recipe returns.
  ///
  /// What stands around `run` is evaluated where there is nothing to call: no files, no API, a second of time.
  private static func manifestRisk(_ source: ScriptSource, _ path: String) async throws -> String? {
    let vm = LuaVM(
      LuaConfiguration(
        level: .recipe, limits: LuaLimits(memory: 16 << 20, luaTime: 1, wallTime: 5, coroutines: 10, calls: 0),
        preludes: [
          (
            name: "recipe",
            source: """
            function recipe(description) return description end
            param = setmetatable({}, { __index = function() return function() return {} end end })
            """
          )
        ]))
    do {
      guard case .table(let description)? = try await vm.run(source.text, name: source.name).first else { return nil }
      for (name, value) in description.fields where name == "risk" {
        guard case .string(let word) = value else { break }
        return word
      }
      return nil
    } catch let error as LuaError {
      throw CommandFailure(
        .usage, "the risk of '\(path)' cannot be read without running it (\(error)); give a level: \(levels)")
    }
  }

  private static func risk(_ word: String, _ path: String) throws -> Risk {
    guard let risk = Risk(rawValue: word) else {
      throw CommandFailure(.usage, "'\(path)' declares the risk '\(word)', which is none of \(levels)")
    }
    return risk
  }

  private static func undeclared(_ path: String) -> CommandFailure {
    CommandFailure(
      .usage,
      "'\(path)' declares no risk; write a line '-- risk: order' above its code, or risk = \"order\" in recipe{…}, or "
        + "give a level: --for \(levels)")
  }

  /// The levels as messages list them.
  static let levels = Risk.allCases.map(\.rawValue).joined(separator: ", ")
}
