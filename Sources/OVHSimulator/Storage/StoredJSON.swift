import OVHClient

/// A JSON value inside a state that is kept: written as JSON text in a string, so that digits and order survive.
@propertyWrapper struct StoredJSON: Codable, Hashable, Sendable {
  var wrappedValue: JSONValue

  init(wrappedValue: JSONValue) { self.wrappedValue = wrappedValue }

  init(from decoder: any Decoder) throws {
    wrappedValue = try JSONValue(parsing: decoder.singleValueContainer().decode(String.self))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue.text)
  }
}
