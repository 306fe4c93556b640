import OVHClient
import PanierOrdering
import PanierReference

/// One way to order a plan: its `renew` price with the set-up fee that is charged along with it.
struct PlanPrice: Hashable {
  /// The price with the capacity `renew`; gives duration and mode to order with.
  let renewal: GenericPrice
  /// The price with the capacity `installation` of the same mode; nil where the API lists none.
  let installation: GenericPrice?

  /// The ways to order, in the API's order: the default mode as a rule first.
  static func all(_ prices: [GenericPrice]) -> [PlanPrice] {
    prices.filter { $0.capacities.contains(.renew) }.map { renewal in
      PlanPrice(
        renewal: renewal,
        installation: prices.first {
          $0.capacities.contains(.installation) && !$0.capacities.contains(.renew)
            && $0.pricingMode == renewal.pricingMode
        })
    }
  }

  /// What each period costs, without tax.
  var price: Money? { renewal.price.map { Money($0) } }

  /// What the set-up costs, without tax.
  var setup: Money? { installation?.price.map { Money($0) } }

  /// What the first period costs with the set-up, without tax.
  var total: Money? {
    guard let price else { return nil }
    return setup.flatMap { try? price.adding($0) } ?? price
  }

  /// Picks the way to order that a script asks for.
  ///
  /// Without a word the mode is `default` and the duration its first one; what is ambiguous is never guessed.
  /// - Parameters:
  ///   - prices: the prices of a plan or an option.
  ///   - name: the plan code, for messages.
  ///   - duration: the period that is asked for, or nil.
  ///   - mode: the pricing mode that is asked for, or nil.
  ///   - quantity: how many.
  /// - Throws: ``DurationNotOffered``, ``ModeNotOffered`` or ``QuantityNotOffered``.
  static func pick(
    _ prices: [GenericPrice], of name: String, duration: Period?, mode: String?, quantity: Int64
  ) throws -> PlanPrice {
    let ways = all(prices)
    var matching = ways
    if let mode {
      matching = ways.filter { $0.renewal.pricingMode.rawValue == mode }
      guard !matching.isEmpty else {
        throw ModeNotOffered(name: name, asked: mode, offered: unique(ways.map(\.renewal.pricingMode.rawValue)))
      }
    }
    if let duration {
      let offered = unique(matching.map(\.renewal.duration))
      matching = matching.filter { (try? Period($0.renewal.duration)) == duration }
      guard !matching.isEmpty else {
        throw DurationNotOffered(name: name, asked: duration.description, offered: offered)
      }
    }
    guard let way = matching.first(where: { $0.renewal.pricingMode == .default }) ?? matching.first else {
      throw ModeNotOffered(name: name, asked: mode ?? "default", offered: [])
    }
    let minimum = way.renewal.minimumQuantity ?? 1
    guard quantity >= max(1, minimum), way.renewal.maximumQuantity.map({ quantity <= $0 }) ?? true else {
      throw QuantityNotOffered(
        name: name, asked: quantity, minimum: max(1, minimum), maximum: way.renewal.maximumQuantity)
    }
    return way
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

/// A pricing mode that a plan is not sold in.
struct ModeNotOffered: UsageError, Hashable {
  let name: String
  let asked: String
  let offered: [String]

  var description: String {
    offered.isEmpty
      ? "\(name) has no price to order it at"
      : "\(name) is not sold in the mode '\(asked)'; choose one of \(offered.joined(separator: ", "))"
  }
}

/// A quantity that a plan is not sold in.
struct QuantityNotOffered: UsageError, Hashable {
  let name: String
  let asked: Int64
  let minimum: Int64
  let maximum: Int64?

  var description: String {
    "\(name) is not sold \(asked) times; "
      + (maximum.map { $0 == minimum ? "exactly \(minimum) can be ordered" : "choose from \(minimum) to \($0)" }
        ?? "at least \(minimum) must be ordered")
  }
}

/// A plan that a product does not have.
struct UnknownPlan: UsageError, Hashable {
  let plan: String
  let product: String
  let known: [String]

  var description: String {
    "\(product) has no plan '\(plan)'"
      + Spelling.hint(
        for: plan, among: known,
        else: known.isEmpty
          ? "nothing is offered"
          : "there are \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")")
  }
}
