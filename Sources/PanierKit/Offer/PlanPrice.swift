import OVHClient
import PanierOrdering
import PanierReference

/// One way to order a plan: the price that is ordered at, with the set-up fee that is charged along with it.
struct PlanPrice: Hashable {
  /// The duration to order with: ISO 8601; `P0D` for what is bought once.
  let duration: String
  /// The pricing mode to order with.
  let mode: PricingMode
  /// The price of each period; nil for what is bought once, and where the API lists no price.
  let renewal: GenericPrice?
  /// The price with the capacity `installation` of the same mode; nil where the API lists none.
  let installation: GenericPrice?

  /// The ways to order, in the API's order: the default mode as a rule first.
  ///
  /// A mode without a price of the capacity `renew` is bought once, at its price of the capacity `installation`.
  static func all(_ prices: [GenericPrice]) -> [PlanPrice] {
    let renewed = Set(prices.filter { $0.capacities.contains(.renew) }.map(\.pricingMode))
    return prices.compactMap { price in
      if price.capacities.contains(.renew) {
        return PlanPrice(
          duration: price.duration, mode: price.pricingMode, renewal: price,
          installation: prices.first {
            $0.capacities.contains(.installation) && !$0.capacities.contains(.renew)
              && $0.pricingMode == price.pricingMode
          })
      }
      guard price.capacities.contains(.installation), !renewed.contains(price.pricingMode) else { return nil }
      return PlanPrice(duration: price.duration, mode: price.pricingMode, renewal: nil, installation: price)
    }
  }

  /// What a plan without any price is listed as: what it is ordered with is agreed on beforehand.
  static let onQuotation = PlanPrice(duration: "", mode: PricingMode(rawValue: ""), renewal: nil, installation: nil)

  /// The ways to order that are listed, of which there is always one.
  static func listed(_ prices: [GenericPrice]) -> [PlanPrice] {
    let ways = all(prices)
    return ways.isEmpty ? [onQuotation] : ways
  }

  /// Whether the API lists no price.
  var isOnQuotation: Bool { renewal == nil && installation == nil }

  /// The first period in words for a table: its price, or that there is none.
  var totalInWords: String { isOnQuotation ? "on quotation" : total?.description ?? "" }

  /// The price that is ordered at; nil where the API lists none.
  private var ordered: GenericPrice? { renewal ?? installation }

  /// The smallest quantity.
  var minimum: Int64 { max(1, ordered?.minimumQuantity ?? 1) }

  /// The largest quantity; nil for no limit.
  var maximum: Int64? { ordered?.maximumQuantity }

  /// What each period costs, without tax.
  var price: Money? { renewal?.price.map { Money($0) } }

  /// What is charged once, without tax.
  var setup: Money? { installation?.price.map { Money($0) } }

  /// What the first period costs with the set-up, without tax.
  var total: Money? {
    guard let price else { return renewal == nil ? setup : nil }
    return setup.flatMap { try? price.adding($0) } ?? price
  }

  /// Picks the way to order that a script asks for.
  ///
  /// Without a word the mode is `default` and the duration its first one; what is ambiguous is never guessed. What is
  /// sold on quotation has no price to be checked against: the mode and the duration that are asked for go as they are.
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
    if ways.isEmpty, let duration, let mode, quantity > 0 {
      return PlanPrice(
        duration: duration.description, mode: PricingMode(rawValue: mode), renewal: nil, installation: nil)
    }
    var matching = ways
    if let mode {
      matching = ways.filter { $0.mode.rawValue == mode }
      guard !matching.isEmpty else {
        throw ModeNotOffered(name: name, asked: mode, offered: unique(ways.map(\.mode.rawValue)))
      }
    }
    if let duration {
      let offered = unique(matching.map(\.duration))
      matching = matching.filter { (try? Period($0.duration)) == duration }
      guard !matching.isEmpty else {
        throw DurationNotOffered(name: name, asked: duration.description, offered: offered)
      }
    }
    guard let way = matching.first(where: { $0.mode == .default }) ?? matching.first else {
      throw ModeNotOffered(name: name, asked: mode ?? "default", offered: [])
    }
    guard quantity >= way.minimum, way.maximum.map({ quantity <= $0 }) ?? true else {
      throw QuantityNotOffered(name: name, asked: quantity, minimum: way.minimum, maximum: way.maximum)
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
      ? "\(name) is sold on quotation; say the period and the mode that were agreed on, as in "
        + "{ duration = \"P1M\", mode = \"default\" }"
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
