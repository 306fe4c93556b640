/// One line of a quote or a summary.
public struct QuoteLine: Sendable, Hashable, Codable {
  /// What is charged, in the words of the API.
  public var description: String
  /// `INSTALLATION`, `DURATION`, `GIFT` and so on.
  public var detailType: String
  /// The place in the order: `*001` for the first main item, `*001.001` for what belongs to it.
  public var domain: String
  /// How many.
  public var quantity: Int64
  /// The price of one, without tax.
  public var unitPrice: Money?
  /// The price of the line, without tax; negative for a gift.
  public var total: Money

  /// Creates a line.
  public init(
    description: String, detailType: String, domain: String, quantity: Int64, unitPrice: Money?, total: Money
  ) {
    self.description = description
    self.detailType = detailType
    self.domain = domain
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.total = total
  }
}
