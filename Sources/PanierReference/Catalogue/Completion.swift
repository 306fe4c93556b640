/// One way to go on with what was typed.
public struct Completion: Sendable, Hashable {
  /// What the name stands for.
  public enum Kind: String, Sendable, Hashable {
    /// A function, of a module, of a table, or a global one.
    case function
    /// A method of a type.
    case method
    /// A field of a type.
    case field
    /// A local variable of an earlier entry.
    case local
    /// A value, by its kind in Lua; `value` for a kind without a name of its own.
    case boolean, number, string, table, object, null, value
  }

  /// The name, without what stands before it: `new` behind `cart.`.
  public let name: String
  /// What it stands for.
  public let kind: Kind
  /// The documentation of a function; nil if it has none.
  public let function: FunctionReference?
  /// One line about it; empty if nothing is documented.
  public let summary: String

  /// Creates a way to go on.
  /// - Parameters:
  ///   - name: the name, without what stands before it.
  ///   - kind: what it stands for.
  ///   - function: the documentation of a function.
  ///   - summary: one line about it; by default that of the function.
  public init(_ name: String, _ kind: Kind, function: FunctionReference? = nil, summary: String? = nil) {
    self.name = name
    self.kind = kind
    self.function = function
    self.summary = summary ?? function?.summary ?? ""
  }

  /// Whether it can be called.
  public var isCallable: Bool { kind == .function || kind == .method }
}
