/// A purchase that passed every rule and waits for the operator's word.
public struct ProposedPurchase: Sendable {
  /// What it costs and what it is.
  public var quote: Quote
  /// Where it is bought: `ovh-eu`, or `the simulator`.
  public var endpoint: String
  /// Whether the right of withdrawal is given up.
  public var waivesRetraction: Bool
  /// Whether it is paid at once.
  public var paysAutomatically: Bool
  /// Where the script asks: `order.lua:31`.
  public var location: String?
}
