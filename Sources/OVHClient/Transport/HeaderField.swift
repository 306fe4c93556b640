/// One header field of a request or an answer.
public struct HeaderField: Sendable, Hashable {
  /// The name as written.
  public var name: String
  /// The value as written.
  public var value: String

  /// Creates a header field.
  /// - Parameters:
  ///   - name: the name in any case.
  ///   - value: the value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
