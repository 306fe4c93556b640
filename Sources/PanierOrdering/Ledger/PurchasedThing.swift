/// What is bought, as far as buying it twice would be a mistake: the fingerprint of a purchase is the set of its things.
///
/// A name is a thing of its own. Plans are one thing together: the same plan beside other ones is another purchase.
/// While one is open, though, each of its plans stands in the way of every other that has it, see ``isPart``. Neither
/// language, period nor subsidiary belongs to it.
public struct PurchasedThing: Sendable, CustomStringConvertible {
  /// What tells it from all others, in words: `create example.fr`, `vps vps-le-2 gra`.
  public let description: String
  /// What it is called where it is listed, its period included: `example.fr create P1Y`.
  ///
  /// Nothing is told apart by it.
  public var words: String

  /// Creates a thing that is called by what tells it from all others.
  /// - Parameter description: what tells it from all others, in words.
  public init(_ description: String) { self.init(description, words: nil) }

  /// Creates a thing.
  /// - Parameters:
  ///   - description: what tells it from all others, in words.
  ///   - words: what it is called where it is listed; nil for the same.
  public init(_ description: String, words: String?) {
    self.description = LedgerLine.oneLine(description)
    self.words = LedgerLine.oneLine(words ?? description)
  }

  /// A domain name.
  /// - Parameters:
  ///   - name: the name.
  ///   - action: what is done with it: `create`, `transfer`.
  ///   - period: for how long, as the API writes it: `P1Y`; nil where nobody knows.
  public static func domain(_ name: String, action: String, period: String? = nil) -> PurchasedThing {
    PurchasedThing(
      "\(action) \(name.lowercased())", words: "\(name.lowercased()) \(action)\(written(period))")
  }

  /// A plan of a product.
  /// - Parameters:
  ///   - code: the plan code.
  ///   - product: the product.
  ///   - datacenter: where it is delivered; nil where that is not chosen.
  ///   - period: for how long, as the API writes it: `P1Y`; nil where nobody knows.
  ///   - quantity: how many.
  public static func plan(
    _ code: String, product: String, datacenter: String?, period: String? = nil, quantity: Int64 = 1
  ) -> PurchasedThing {
    let thing = ([product, code] + (datacenter.map { [$0.lowercased()] } ?? [])).joined(separator: " ")
    return PurchasedThing(thing, words: (quantity == 1 ? "" : "\(quantity) × ") + thing + written(period))
  }

  /// The plans of a cart.
  /// - Parameter plans: each of them.
  /// - Returns: what repeats by the whole set, and the parts that stand in the way while it is open.
  public static func plans(_ plans: some Sequence<PurchasedThing>) -> Set<PurchasedThing> {
    let each = Set(plans).sorted { $0.description < $1.description }
    guard let first = each.first else { return [] }
    let whole =
      each.count == 1
      ? first
      : PurchasedThing(
        set + each.map(\.description).joined(separator: " + "), words: each.map(\.words).joined(separator: ", "))
    return Set([whole] + each.map { PurchasedThing(part + $0.description, words: $0.words) })
  }

  private static let part = "part "
  private static let set = "plans "

  /// Whether it is one plan of a cart, which counts while the purchase is open, and repeats nothing by itself.
  public var isPart: Bool { description.hasPrefix(Self.part) }

  /// The renewal of an owned service, for whatever period.
  /// - Parameters:
  ///   - service: the service's name.
  ///   - period: for how long, as the API writes it: `P1Y`; nil where nobody knows.
  public static func renewal(of service: String, period: String? = nil) -> PurchasedThing {
    PurchasedThing(renewal + service.lowercased(), words: "\(service.lowercased()) renew\(written(period))")
  }

  /// The upgrade of an owned service, to whatever plan.
  /// - Parameters:
  ///   - service: the service's name.
  ///   - plan: the plan that it becomes; nil where nobody knows.
  public static func upgrade(of service: String, to plan: String? = nil) -> PurchasedThing {
    PurchasedThing(
      "upgrade of \(service.lowercased())",
      words: "\(service.lowercased()) upgrade\(plan.map { " to \($0)" } ?? "")")
  }

  /// A period behind what it is for; nothing for what is paid once.
  private static func written(_ period: String?) -> String {
    period.map { $0.isEmpty || $0 == "P0D" ? "" : " \($0)" } ?? ""
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

  private static let byLines = "lines "
  /// Its words where it is what an earlier version told purchases apart by; nil for anything else.
  var linesOfEarlierVersion: String? { description.hasPrefix(Self.byLines) ? words : nil }

  /// What an earlier version told purchases apart by: all lines.
  package static func lines(_ lines: [LedgerLine]) -> PurchasedThing {
    PurchasedThing(byLines + lines.map(\.description).sorted().joined(separator: " | "))
  }
}

extension PurchasedThing: Hashable {
  /// Whether both are the same purchase, whatever they are called.
  public static func == (first: PurchasedThing, second: PurchasedThing) -> Bool {
    first.description == second.description
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
