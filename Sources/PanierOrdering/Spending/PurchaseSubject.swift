/// What a purchase is made of.
public enum PurchaseSubject: Sendable, Hashable {
  /// Everything in a cart; carries its id.
  case cart(String)
  /// Services that are owned, for a further period.
  case renewal(Renewal)
  /// Another plan for a service that is owned.
  case upgrade(Upgrade)
}

extension PurchaseSubject: CustomStringConvertible {
  /// The subject in words: `cart 123`, `the renewal of example.fr for P1Y`.
  public var description: String {
    switch self {
    case .cart(let id): "cart \(id)"
    case .renewal(let renewal): "the renewal of \(renewal.names) for \(renewal.duration)"
    case .upgrade(let upgrade): "the upgrade of \(upgrade.service) to \(upgrade.plan)"
    }
  }
}
