/// A contract that a checkout accepts.
public struct QuoteContract: Sendable, Hashable, Comparable, Codable {
  /// The contract's name.
  public var name: String
  /// Where its text is.
  public var url: String
  /// The SHA-256 of its text in hexadecimal digits; nil where the API sends only the address.
  public var sha256: String?

  /// Creates a contract.
  /// - Parameters:
  ///   - name: the contract's name.
  ///   - url: where its text is.
  ///   - sha256: the SHA-256 of its text; nil where the text is not known.
  public init(name: String, url: String, sha256: String? = nil) {
    self.name = name
    self.url = url
    self.sha256 = sha256
  }

  public static func < (first: QuoteContract, second: QuoteContract) -> Bool {
    (first.name, first.url, first.sha256 ?? "") < (second.name, second.url, second.sha256 ?? "")
  }
}
