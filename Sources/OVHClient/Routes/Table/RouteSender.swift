/// What sends a call that is not sent as it is.
public enum RouteSender: String, Sendable, Hashable, CaseIterable {
  /// A cart is ordered.
  case checkout
  /// A cart is ordered, and the right of withdrawal given up.
  case waiver
  /// An order is withdrawn from.
  case retraction
  /// An order is paid.
  case payment
  /// A service is renewed.
  case renewal
  /// A service is upgraded.
  case upgrade
  /// The renewal of a service is switched.
  case autoRenew = "auto_renew"
}

extension RouteSender: CustomStringConvertible {
  public var description: String { self == .waiver ? "checkout" : rawValue }
}
