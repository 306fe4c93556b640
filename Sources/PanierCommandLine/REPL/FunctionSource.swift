import PanierKit
import PanierVM

/// The source of a Lua function, for `x??`.
struct FunctionSource: Sendable {
  /// The entries of the session so far, oldest first.
  let entries: [String]

  /// The text to show.
  /// - Parameter name: the function, as the operator wrote it.
  /// - Throws: ``CommandFailure`` where it has no source to show.
  func text(of name: String, _ vm: LuaVM) async throws -> String {
    guard let place = await vm.place(ofFunctionAt: name) else {
      guard await vm.function(at: name) == nil else {
        throw CommandFailure(.scriptError, "\(name) is not written in Lua; \(name)? shows its documentation")
      }
      throw CommandFailure(.scriptError, "\(name) is no function of Lua; name a variable that holds one")
    }
    guard let text = source(of: place, name) else {
      throw CommandFailure(.scriptError, "the source of \(name) is not at hand: it was written in \(place.chunk)")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines[(place.lines.lowerBound - 1)..<min(place.lines.upperBound, lines.count)]
    let head = place.chunk == "stdin" ? "-- entered at the prompt" : "-- \(place.chunk):\(place.lines.lowerBound)"
    return ([Substring(head)] + shown).joined(separator: "\n")
  }

  /// The text in which a function was written.
  private func source(of place: LuaVM.FunctionPlace, _ name: String) -> String? {
    guard place.chunk == "stdin" else {
      if let text = StandardLibrary.source(ofChunk: place.chunk) { return text }
      return (try? ScriptSource.bytes(of: place.chunk)).map { String(decoding: $0, as: UTF8.self) }
    }
    // An entry is known by its lines only: of several that fit, the newest that names the function.
    let word = name.split { $0 == "." || $0 == ":" }.last.map(String.init) ?? name
    let fitting = entries.reversed().filter { LuaSyntax($0).functions.contains(place.lines) }
    return fitting.first { LuaSyntax($0).names.contains(word) } ?? fitting.first
  }
}
