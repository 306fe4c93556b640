/// What the operator did on the keyboard.
public struct Key: Sendable, Hashable {
  /// The key itself.
  public enum Code: Sendable, Hashable {
    /// Printable text, one character or as many as arrived together.
    case text(String)
    /// A block from the clipboard, which never submits.
    case paste(String)
    case enter, tab, backspace, escape
    case up, down, left, right, home, end, pageUp, pageDown, insert, delete
    /// F1 and on.
    case function(Int)
  }

  /// Keys held meanwhile.
  public struct Modifiers: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let shift = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let control = Modifiers(rawValue: 4)
  }

  /// The key.
  public var code: Code
  /// The modifiers; shift only where a terminal reports it apart from the character.
  public var modifiers: Modifiers

  /// Creates a key.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// Control and a lower-case letter, or one of `@ [ \ ] ^ _`.
  public static func control(_ character: Character) -> Key { Key(.text(String(character)), .control) }

  /// Alt (or Escape before) and a character.
  public static func alt(_ character: Character) -> Key { Key(.text(String(character)), .alt) }
}
