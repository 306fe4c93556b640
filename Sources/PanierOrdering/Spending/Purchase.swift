/// An order that was placed.
public struct Purchase: Sendable {
  /// The order's number.
  public var orderID: Int64
  /// The order's page; a secret, since it embeds the order's password.
  public var url: String?
  /// What was ordered, as quoted right before.
  public var quote: Quote
  /// What the order costs with tax, as the answer says.
  public var total: Money
  /// Whether the answer to the checkout was lost and the order was found again in the account's list.
  public var wasRecovered: Bool
}
