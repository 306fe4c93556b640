import PanierKit
import PanierReference
import PanierTerminal
import PanierVM

/// Completes names at the prompt: globals, fields and methods, by a walk that runs no script code.
struct Completer: Sendable {
  let vm: LuaVM

  /// What can stand at the cursor.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - cursor: the cursor's place, counted in bytes of UTF-8.
  func completion(_ text: String, cursor: Int) async -> PanierTerminal.Completion? {
    let before = Array(text.utf8.prefix(cursor))
    let length = before.reversed().prefix { Completer.isPartOfPath($0) }.count
    let path = String(decoding: before.suffix(length), as: UTF8.self)
    if Completer.endsInRequire(before.dropLast(length)) { return Completer.module(path, cursor) }
    let mark = path.lastIndex { $0 == "." || $0 == ":" }
    let base = mark.map { String(path[..<$0]).replacing(":", with: ".") } ?? ""
    let word = mark.map { String(path[path.index(after: $0)...]) } ?? path
    let isMethodCall = mark.map { path[$0] == ":" } ?? false
    let known = await vm.completions(path: base)
    let fitting = known.filter { way in
      way.name.hasPrefix(word) && (!word.isEmpty || mark != nil) && (!isMethodCall || way.isCallable)
    }
    guard !fitting.isEmpty else { return nil }
    return PanierTerminal.Completion(
      range: (cursor - word.utf8.count)..<cursor, candidates: fitting.map(Completer.candidate))
  }

  /// A line of the menu: the name, and how it is called, what it is about, or at least its kind.
  private static func candidate(_ way: PanierReference.Completion) -> PanierTerminal.Completion.Candidate {
    let call = way.function?.call
    let opener = call?.hasPrefix("{") == true ? "{" : "("
    return PanierTerminal.Completion.Candidate(
      way.isCallable ? way.name + opener : way.name, display: way.name,
      detail: call ?? (way.summary.isEmpty ? way.kind.rawValue : way.summary),
      documentation: way.function.map(Completer.documentation) ?? "")
  }

  /// What the pane below the menu tells about a function: what it does, and what its arguments are for.
  private static func documentation(_ function: FunctionReference) -> String {
    let parameters = function.parameters.flatMap { parameter -> [Parameter] in
      if case .options(let fields) = parameter.type { fields } else { [parameter] }
    }
    return ([function.summary] + parameters.map { "\($0.name): \($0.summary)" }).joined(separator: "\n")
  }

  /// Whether a text ends in `require "`, with a parenthesis or without.
  private static func endsInRequire(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text[...]
    guard let quote = rest.popLast(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    while let last = rest.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "(") { rest = rest.dropLast() }
    return rest.reversed().starts(with: "require".utf8.reversed())
  }

  /// The modules of the standard library that begin with a text.
  private static func module(_ prefix: String, _ cursor: Int) -> PanierTerminal.Completion? {
    let known = StandardLibrary.summaries.filter { $0.name.hasPrefix(prefix) }
    guard !known.isEmpty else { return nil }
    return PanierTerminal.Completion(
      range: (cursor - prefix.utf8.count)..<cursor,
      candidates: known.map { PanierTerminal.Completion.Candidate($0.name, display: $0.name, detail: $0.summary) })
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
