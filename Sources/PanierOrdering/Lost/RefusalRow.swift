import OVHClient

/// One refusal that the API gives before it makes anything, with where it was seen.
///
/// Only these rows make a refusal certain at once, only in the API's own shape, and only while the cart is still open. A
/// status alone never does: a proxy that sends a call twice answers with the second refusal, after the first became an
/// order.
public struct RefusalRow: Sendable, Hashable {
  /// What it refuses.
  public let kinds: Set<PurchaseKind>
  /// The HTTP status.
  public let status: Int
  /// A part of the message.
  public let message: String
  /// Why it comes before anything is made.
  public let meaning: String
  /// Where it was seen.
  public let source: String

  /// Whether an answer is this refusal, in the API's own shape.
  func fits(_ error: OVHError) -> Bool {
    error.status == status && error.errorClass != nil && error.message.contains(message)
  }

  /// All rows.
  public static let table: [RefusalRow] = [
    order(
      400, "is mandatory for product", "a configuration is missing", "ovh/order-cart-examples #5, ovh/node-ovh #30"),
    order(400, "is duplicated for product", "a label is set twice", "TheoBrigitte/kimsufi-notifier #30, #36"),
    order(
      400, "is not available in", "out of stock; the cart stays open", "TheoBrigitte/kimsufi-notifier, order command"),
    order(400, "Invalid zone provided", "the DNS zone is no name", "ovh/manager, DNS zone order"),
    order(400, "This zone (", "the DNS zone exists already", "ovh/manager, DNS zone order"),
    order(400, "The input provided isn't valid", "the body was not accepted", "guzzle/guzzle #3112"),
    order(400, "Cart expired", "the cart's time is over", "alexisvisco/ovh-domain-api"),
    order(403, "You are not allowed", "the account may not order", "ovh/order-cart-examples #7, ovh/php-ovh #127"),
    payment(
      403, "This order can't be paid with", "the means does not suit; the order stays unpaid",
      "ovh/terraform-provider-ovh #646, ovh/php-ovh #136"),
    payment(404, "paymentMean not found", "there is no such means", "ovh/terraform-provider-ovh #301"),
    RefusalRow(
      kinds: Set(PurchaseKind.allCases), status: 403, message: "This call has not been granted",
      meaning: "the key has no right to it, each time it is sent", source: "ovh/php-ovh, NOT_GRANTED_CALL"),
  ]

  private static func order(_ status: Int, _ message: String, _ meaning: String, _ source: String) -> RefusalRow {
    RefusalRow(kinds: [.order], status: status, message: message, meaning: meaning, source: source)
  }

  private static func payment(_ status: Int, _ message: String, _ meaning: String, _ source: String) -> RefusalRow {
    RefusalRow(kinds: [.payment], status: status, message: message, meaning: meaning, source: source)
  }
}
