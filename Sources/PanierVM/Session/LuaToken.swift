/// One token of Lua source.
package struct LuaToken: Equatable, Sendable {
  /// What a token is.
  package enum Kind: Equatable, Sendable {
    case name, number, string
    /// A keyword, an operator or a bracket.
    case symbol
  }

  package let kind: Kind
  /// The token as written; for strings only the opening quote.
  package let text: String
  /// Where it stands in the source, in bytes.
  package let range: Range<Int>

  /// Whether it is a keyword, an operator or a bracket.
  package func `is`(_ symbol: String) -> Bool {
    kind == .symbol && text == symbol
  }
}
