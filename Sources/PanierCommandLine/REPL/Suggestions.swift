import PanierReference
import PanierTerminal
import PanierVM

/// The dim text behind the line: how the function is called whose call is being written.
struct Suggestions: Sendable {
  let vm: LuaVM

  /// What to show behind an entry.
  /// - Parameter text: the entry so far.
  func hint(_ text: String) async -> Hint? {
    let syntax = LuaSyntax(text)
    if let path = syntax.openCall, let function = await vm.function(at: path) {
      return Hint("  \(function.call)")
    }
    guard let path = syntax.lastPath, let function = await vm.function(at: path) else { return nil }
    return Hint(function.call)
  }
}
