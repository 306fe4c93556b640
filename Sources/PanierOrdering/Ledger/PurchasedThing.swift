/// What is bought, as far as buying it twice would be a mistake: the fingerprint of a purchase is the set of its things.
///
/// Neither language, period, subsidiary nor what else is in the cart belongs to it.
public struct PurchasedThing: Sendable, Hashable, CustomStringConvertible {
  /// The thing in words: `create example.fr`, `vps vps-le-2 gra`.
  public let description: String

  /// Creates a thing.
  /// - Parameter description: what tells it from all others, in words.
  public init(_ description: String) { self.description = LedgerLine.oneLine(description) }

  /// A domain name.
  /// - Parameters:
  ///   - name: the name.
  ///   - action: what is done with it: `create`, `transfer`.
  public static func domain(_ name: String, action: String) -> PurchasedThing {
    PurchasedThing("\(action) \(name.lowercased())")
  }

  /// A plan of a product.
  /// - Parameters:
  ///   - code: the plan code.
  ///   - product: the product.
  ///   - datacenter: where it is delivered; nil where that is not chosen.
  public static func plan(_ code: String, product: String, datacenter: String?) -> PurchasedThing {
    PurchasedThing(([product, code] + (datacenter.map { [$0.lowercased()] } ?? [])).joined(separator: " "))
  }

  /// The renewal of an owned service, for whatever period.
  /// - Parameter service: the service's name.
  public static func renewal(of service: String) -> PurchasedThing { PurchasedThing(renewal + service.lowercased()) }

  /// The upgrade of an owned service, to whatever plan.
  /// - Parameter service: the service's name.
  public static func upgrade(of service: String) -> PurchasedThing {
    PurchasedThing("upgrade of \(service.lowercased())")
  }

  private static let renewal = "renewal of "
  /// The service whose renewal it is; nil for anything else.
  var renewedService: String? {
    description.hasPrefix(Self.renewal) ? String(description.dropFirst(Self.renewal.count)) : nil
  }

  /// The payment of an order.
  static func payment(of order: Int64) -> PurchasedThing { PurchasedThing("payment of order \(order)") }

  /// The withdrawal from an order.
  static func retraction(of order: Int64) -> PurchasedThing { PurchasedThing("withdrawal from order \(order)") }

  /// What an earlier version told purchases apart by: all lines.
  static func lines(_ lines: [LedgerLine]) -> PurchasedThing {
    PurchasedThing("lines " + lines.map(\.description).sorted().joined(separator: " | "))
  }
}
