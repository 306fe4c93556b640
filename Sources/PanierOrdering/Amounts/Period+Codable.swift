extension Period: Codable {
  /// Reads an ISO 8601 duration: `P1Y`.
  /// - Throws: ``PeriodError`` for any other text, `DecodingError` for what is no text.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes an ISO 8601 duration: `P1Y`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
