extension JSONValue: Codable {
  /// Reads a value that was written as JSON text inside a string.
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = try JSONParser.parse(Array(text.utf8))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(JSONWriter.text(self))
  }
}
