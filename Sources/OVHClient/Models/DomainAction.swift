/// What a domain offer does (`order.cart.DomainActionEnum`).
public struct DomainAction: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Registers a free name.
  public static let create = DomainAction(rawValue: "create")
  /// Brings a name from another registrar, or buys it on a resale platform.
  public static let transfer = DomainAction(rawValue: "transfer")
  /// Changes the owner.
  public static let trade = DomainAction(rawValue: "trade")
  /// Changes the name's data.
  public static let update = DomainAction(rawValue: "update")
}
