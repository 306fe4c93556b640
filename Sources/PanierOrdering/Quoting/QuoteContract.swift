/// A contract that a checkout accepts.
public struct QuoteContract: Sendable, Hashable, Comparable {
  /// The contract's name.
  public var name: String
  /// Where its text is.
  public var url: String

  /// Creates a contract.
  public init(name: String, url: String) {
    self.name = name
    self.url = url
  }

  public static func < (first: QuoteContract, second: QuoteContract) -> Bool {
    (first.name, first.url) < (second.name, second.url)
  }
}
