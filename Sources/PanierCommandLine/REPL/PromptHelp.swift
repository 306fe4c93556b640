import PanierKit
import PanierVM

/// Finds the page about the thing at the cursor.
struct PromptHelp: Sendable {
  let vm: LuaVM

  /// The page; nil where there is none.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - cursor: the cursor's place, counted in bytes of UTF-8.
  func page(_ text: String, at cursor: Int) async -> String? {
    // The whole word counts, wherever in it the cursor stands.
    let bytes = Array(text.utf8)
    let end = bytes[cursor...].firstIndex { !Self.isOfWord($0) } ?? bytes.count
    guard let place = LuaSyntax.place(in: text, at: end) else { return nil }
    if case .name(let owner, let isMethod) = place.kind, !place.word.isEmpty {
      let links = (owner?.links ?? []) + (owner == nil ? [] : [isMethod ? .method(place.word) : .field(place.word)])
      if let page = await page(of: LuaSyntax.Chain(owner?.root ?? place.word, links)) { return page }
      if owner == nil, let page = HelpModule.page(place.word) { return page }
    }
    // Between the arguments of a call, what is called is the thing.
    guard let function = place.call?.function else { return nil }
    return await page(of: function)
  }

  private func page(of chain: LuaSyntax.Chain) async -> String? {
    if let function = await vm.function(of: chain) { return HelpModule.page(function.name) }
    if let object = await vm.object(of: chain) { return HelpModule.page(of: object) }
    return nil
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
