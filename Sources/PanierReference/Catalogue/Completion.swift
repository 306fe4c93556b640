/// One way to go on with what was typed.
public struct Completion: Sendable, Hashable {
  /// What the name stands for.
  public enum Kind: String, Sendable, Hashable {
    /// A module.
    case module
    /// A function of a module, or a global one.
    case function
    /// A method of a type.
    case method
    /// A field.
    case field
    /// A type.
    case type
  }

  /// The whole text: `cart.new`.
  public let text: String
  /// What it stands for.
  public let kind: Kind
  /// The call in one line, for functions.
  public let signature: String?
  /// One line about it.
  public let summary: String
}
