/// A payment that was made.
public struct Payment: Sendable, Hashable {
  /// The order that was paid.
  public var orderID: Int64
  /// What was paid, with tax.
  public var total: Money
  /// What it was paid with.
  public var way: ChosenWay
  /// Whether the answer to the payment was lost and the order was found to be paid.
  public var wasRecovered: Bool
}
