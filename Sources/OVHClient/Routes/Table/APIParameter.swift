/// A parameter of an operation, or a field of a request's body, as the API's description has it.
public struct APIParameter: Sendable, Hashable {
  /// The name; `$body` means that the whole body is of the type.
  public let name: String
  /// The type: `string`, `long`, `boolean`, `duration`, a model, an enum, with `[]` for lists.
  public let type: String
  /// True when it must be given.
  public let isRequired: Bool

  /// Reads `name:type`, with `!` at the end where it must be given; a name alone is a string.
  init(_ text: Substring.UTF8View) {
    isRequired = text.last == UInt8(ascii: "!")
    let bare = isRequired ? text.dropLast() : text
    let mark = bare.firstIndex(of: UInt8(ascii: ":")) ?? bare.endIndex
    name = String(Substring(bare[..<mark]))
    type = mark == bare.endIndex ? "string" : String(Substring(bare[bare.index(after: mark)...]))
  }

  /// Reads a list of them; types such as `map[string]x` hold no comma.
  static func list(_ text: Substring.UTF8View) -> [APIParameter] {
    text.split(separator: UInt8(ascii: ",")).map { APIParameter($0) }
  }
}
