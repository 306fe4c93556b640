/// What stands at the cursor in Lua that is being written: a name, a string, and the call around it.
public struct LuaPlace: Sendable, Hashable {
  /// What is being written.
  public enum Kind: Sendable, Hashable {
    /// A name, or nothing yet; `of` is what stands before its point or colon.
    case name(of: LuaSyntax.Chain?, isMethod: Bool)
    /// The inside of a string.
    case string
  }

  /// The call whose argument is being written.
  public struct Call: Sendable, Hashable {
    /// What is called.
    public var function: LuaSyntax.Chain
    /// The number of the argument, from 0.
    public var argument: Int
    /// The arguments before it, as far as each is a string or a chain of names.
    public var earlier: [Value?]
    /// The table of named arguments that the cursor stands in; nil outside of one.
    public var table: Table?
  }

  /// A table of named arguments.
  public struct Table: Sendable, Hashable {
    /// The field whose value is being written; nil where a name is to be written.
    public var key: String?
    /// The fields that the table has already, the one being written excluded, with the values that are strings.
    public var fields: [String: Value?]
  }

  /// A value that is written out.
  public enum Value: Sendable, Hashable {
    /// The inside of a string.
    case text(String)
    /// A variable, or what is found below one.
    case chain(LuaSyntax.Chain)
  }

  /// What is being written.
  public let kind: Kind
  /// What of it stands before the cursor.
  public let word: String
  /// Where that is, in bytes of UTF-8.
  public let range: Range<Int>
  /// Whether a value begins here, or its first word; false behind an operator, say.
  public let beginsValue: Bool
  /// The call around it; nil if there is none.
  public let call: Call?
  /// The names that the text itself declares: locals, loop variables, parameters.
  public let locals: [String]
  /// The quote that closes the string in which the cursor stands; nil outside of one, and where it is closed already.
  public let missingQuote: String?
}
