/// A text that is shown only on purpose: an order password, or a URL that holds one.
public struct Secret: APIModel, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let text: String

  /// Wraps a secret.
  /// - Parameter text: the secret.
  public init(_ text: String) { self.text = text }

  /// Reads a secret from a string.
  public init(json: JSONValue) throws(ModelError) { text = try String(json: json) }

  /// The secret itself, for the one place that must show or send it.
  public func reveal() -> String { text }

  /// Three dots, never the secret.
  public var description: String { "…" }
  /// Three dots, never the secret.
  public var debugDescription: String { "…" }
  /// No children, so that dumps show nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
