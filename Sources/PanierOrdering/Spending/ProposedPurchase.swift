/// A purchase that passed every rule and waits for the operator's word.
public struct ProposedPurchase: Sendable {
  /// What is to be done.
  public enum Subject: Sendable, Hashable {
    /// A cart is ordered.
    case order
    /// An order is paid; holds its number and what it is paid with, in words.
    case payment(orderID: Int64, way: String)
    /// An order is withdrawn from; holds its number and the reason.
    case retraction(orderID: Int64, reason: String)
  }

  /// What is to be done.
  public var subject: Subject = .order
  /// What it costs and what it is.
  ///
  /// For a payment or a withdrawal its only line says what is done with which order.
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
