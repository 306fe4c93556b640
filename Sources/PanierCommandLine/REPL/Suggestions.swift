import PanierReference
import PanierTerminal
import PanierVM

/// The dim text behind the cursor: how the function is called whose call is being written, or how an earlier entry went on.
struct Suggestions: Sendable {
  let vm: LuaVM
  let history: History

  /// What to show behind an entry.
  /// - Parameter text: the entry so far.
  func hint(_ text: String) async -> Hint? {
    let syntax = LuaSyntax(text)
    if let path = syntax.openCall, let function = await vm.function(at: path) {
      return Hint("  \(function.call)")
    }
    let earlier = history.entries.last { $0.hasPrefix(text) && $0 != text && !$0.contains("\n") }
    if let earlier { return Hint(String(earlier.dropFirst(text.count)), isInsertable: true) }
    guard let path = syntax.lastPath, let function = await vm.function(at: path) else { return nil }
    return Hint(function.call)
  }
}
