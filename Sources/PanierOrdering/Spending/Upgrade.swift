/// A service that is owned and another plan for it.
public struct Upgrade: Sendable, Hashable {
  /// The product, as the routes of upgrades name it: `vps`, `webHosting`.
  public var product: String
  /// The service's name.
  public var service: String
  /// The plan code.
  public var plan: String
  /// The quantity, 1 or more.
  public var quantity: Int64

  /// Describes an upgrade.
  /// - Parameters:
  ///   - product: the product, as the routes of upgrades name it.
  ///   - service: the service's name.
  ///   - plan: the plan code.
  ///   - quantity: the quantity, 1 or more.
  public init(product: String, service: String, plan: String, quantity: Int64 = 1) {
    self.product = product
    self.service = service
    self.plan = plan
    self.quantity = quantity
  }
}
