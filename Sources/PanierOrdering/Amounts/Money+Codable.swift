extension Money: Codable {
  /// Reads decimal text with a currency: `19.99 EUR`.
  /// - Throws: `MoneyError` for any other text, `DecodingError` for what is no text.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes decimal text with the currency: `19.99 EUR`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
