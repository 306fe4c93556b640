/// What became of one order of a plan.
public struct AppliedCart: Sendable, Hashable {
  /// The cart's place in the plan, from 1.
  public var part: Int
  /// What was bought, in words.
  public var things: [String]
  /// The order.
  public var orderID: Int64
  /// What it costs with tax, as ordered.
  public var total: Money
  /// Whether an earlier application of the plan ordered it.
  public var isEarlier: Bool
}
