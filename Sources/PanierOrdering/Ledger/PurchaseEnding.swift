public import FoundationEssentials

/// What became of a purchase that was held.
public enum PurchaseEnding: Sendable, Hashable {
  /// It was made.
  ///
  /// Carries the order, nil where the deed makes none; and what it really costs with tax, nil where that is as noted. A
  /// bill is a fact: it is charged above any limit too.
  case ordered(orderID: Int64?, total: Money?, reason: String?)
  /// Certainly nothing was made. Only its owner knows that, and only at once.
  case refused(String)
  /// Its owner gave it up before anything was sent.
  case expired(String)
  /// The answer was lost, and the API's records do not tell.
  case unknown(String)
  /// No order was there at a moment of the server's clock, which has to be past the settling time; nobody may say so
  /// before.
  case notOrdered(at: Date, reason: String)
}
