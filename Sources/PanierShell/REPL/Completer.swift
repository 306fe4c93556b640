import PanierTerminal
import PanierVM

/// Completes names at the prompt: globals, fields and methods, by a walk that runs no script code.
struct Completer: Sendable {
  let vm: LuaVM

  /// What can stand at the cursor.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - cursor: the cursor's place, counted in characters.
  func completion(_ text: String, cursor: Int) async -> Completion? {
    let before = Array(text.prefix(cursor))
    var start = before.count
    while start > 0, Completer.isPartOfPath(before[start - 1]) { start -= 1 }
    let path = String(before[start...])
    let mark = path.lastIndex { $0 == "." || $0 == ":" }
    let base = mark.map { String(path[..<$0]).replacing(":", with: ".") } ?? ""
    let word = mark.map { String(path[path.index(after: $0)...]) } ?? path
    let isMethodCall = mark.map { path[$0] == ":" } ?? false
    let known = await vm.completions(path: base)
    let fitting = known.filter { name, kind in
      name.hasPrefix(word) && (!word.isEmpty || mark != nil)
        && (!isMethodCall || kind == "method" || kind == "function")
    }
    guard !fitting.isEmpty else { return nil }
    return Completion(
      range: (before.count - word.count)..<before.count,
      candidates: fitting.map { name, kind in
        let isCall = kind == "function" || kind == "method"
        return Completion.Candidate(isCall ? name + "(" : name, display: name, detail: kind)
      })
  }

  private static func isPartOfPath(_ character: Character) -> Bool {
    character == "_" || character == "." || character == ":"
      || (character.isASCII && (character.isLetter || character.isNumber))
  }
}
