import PanierTerminal
import PanierVM

/// Completes names at the prompt: globals, fields and methods, by a walk that runs no script code.
struct Completer: Sendable {
  let vm: LuaVM

  /// What can stand at the cursor.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - cursor: the cursor's place, counted in bytes of UTF-8.
  func completion(_ text: String, cursor: Int) async -> Completion? {
    let before = Array(text.utf8.prefix(cursor))
    let length = before.reversed().prefix { Completer.isPartOfPath($0) }.count
    let path = String(decoding: before.suffix(length), as: UTF8.self)
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
      range: (cursor - word.utf8.count)..<cursor,
      candidates: fitting.map { name, kind in
        let isCall = kind == "function" || kind == "method"
        return Completion.Candidate(isCall ? name + "(" : name, display: name, detail: kind)
      })
  }

  private static func isPartOfPath(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
