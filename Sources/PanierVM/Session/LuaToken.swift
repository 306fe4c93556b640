/// One token of Lua source.
struct LuaToken: Equatable {
  enum Kind: Equatable {
    case name, number, string
    /// A keyword, an operator or a bracket.
    case symbol
  }

  let kind: Kind
  /// The token as written; for strings only the opening quote.
  let text: String
  /// Where it stands in the source, in bytes.
  let range: Range<Int>

  func `is`(_ symbol: String) -> Bool {
    kind == .symbol && text == symbol
  }
}
