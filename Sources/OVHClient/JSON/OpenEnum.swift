/// A named value of an enum of the API that may grow: values that nobody knows yet are kept as they came.
public protocol OpenEnum: RawRepresentable, APIModel, Hashable, CustomStringConvertible where RawValue == String {
  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  init(rawValue: String)
}

extension OpenEnum {
  /// Reads the value from its text.
  public init(json: JSONValue) throws(ModelError) { self.init(rawValue: try String(json: json)) }

  /// The API's text.
  public var description: String { rawValue }
}
