/// A parameter of an operation, or a field of a request's body, as the API's description has it.
public struct APIParameter: Sendable, Hashable {
  /// The name; `$body` means that the whole body is of the type.
  public let name: String
  /// The type: `string`, `long`, `boolean`, `duration`, a model, an enum, with `[]` for lists.
  public let type: String
  /// True when it must be given.
  public let isRequired: Bool

  /// Reads `name:type`, with `!` at the end where it must be given.
  init(_ text: Substring) {
    let parts = text.split(separator: ":", maxSplits: 1)
    name = String(parts[0])
    isRequired = text.hasSuffix("!")
    type = parts.count > 1 ? String(isRequired ? parts[1].dropLast() : parts[1]) : ""
  }

  /// Reads a list of them; types such as `map[string]x` hold no comma.
  static func list(_ text: Substring) -> [APIParameter] { text.split(separator: ",").map { APIParameter($0) } }
}
