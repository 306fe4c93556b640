import OVHClient
import PanierOrdering

/// The list prices of a catalogue, by which rows of the stock are told what they cost.
struct StockPrices: Sendable {
  /// What is paid each month, and once.
  struct Price: Sendable, Hashable {
    var month: Int64
    var setup: Int64

    static func + (first: Price, second: Price) -> Price {
      Price(month: first.month + second.month, setup: first.setup + second.setup)
    }
  }

  /// A plan or an option.
  private struct Plan: Sendable {
    let name: String
    let price: Price?
    var families: [Family] = []
  }

  /// A family of options of a plan, with the price of each.
  private struct Family: Sendable {
    let name: String
    let options: [(code: String, price: Price?)]
    /// The lowest price, where one has to be chosen; nil where none has to.
    let least: Price?

    init(_ family: CatalogAddonFamily, _ plans: [String: Plan]) {
      name = family.name
      options = family.addons.map { ($0, plans[$0]?.price) }
      let cheapest = options.compactMap(\.price).min { ($0.month, $0.setup) < ($1.month, $1.setup) }
      least = family.isMandatory ? cheapest ?? Price(month: 0, setup: 0) : nil
    }
  }

  /// The currency of every price.
  let currency: String
  /// How old the catalogue is, in words.
  let ageInWords: String
  /// The codes of the plans that are no options, in the catalogue's order.
  private(set) var codes: [String] = []
  private var plans: [String: Plan] = [:]

  /// Reads a catalogue.
  /// - Throws: `ModelError` or `JSONSyntaxError` where it is none.
  init(_ text: CachedText) throws {
    let catalog = CatalogText(text.bytes)
    var codes: [String] = []
    var plans: [String: Plan] = [:]
    var families: [String: [CatalogAddonFamily]] = [:]
    try catalog.forEachPlan { entry in
      let code = entry.plan.planCode
      plans[code] = Plan(name: entry.plan.invoiceName, price: Self.price(of: entry.plan))
      families[code] = entry.plan.addonFamilies
      if !entry.isAddon { codes.append(code) }
      return true
    }
    // The stock has thousands of entries and each asks for the options of its plan: they are priced once.
    let priced = plans
    for (code, families) in families { plans[code]?.families = families.map { Family($0, priced) } }
    currency = try catalog.locale().currencyCode
    ageInWords = text.ageInWords
    self.codes = codes
    self.plans = plans
  }

  /// The name of a plan as invoices have it; nil for one that the catalogue does not have.
  func name(of plan: String) -> String? { plans[plan]?.name }

  /// What a plan costs with the options that are named by their beginning, and with the cheapest one of each other
  /// family that has to be filled; nil where a part has no monthly price.
  /// - Parameters:
  ///   - code: the plan code.
  ///   - parts: family and beginning of the option's code.
  func price(of code: String, with parts: [(family: String, code: String)]) -> Price? {
    guard let plan = plans[code], var sum = plan.price else { return nil }
    for family in plan.families {
      if let part = parts.first(where: { $0.family == family.name }) {
        guard let price = family.options.first(where: { Self.isNamed($0.code, by: part.code) })?.price else {
          return nil
        }
        sum = sum + price
      } else if let least = family.least {
        sum = sum + least
      }
    }
    return sum
  }

  /// An amount of the catalogue.
  func money(_ ucents: Int64) -> Money { Money(ucents: ucents, currency: currency) }

  /// Whether an option is the one that the stock names: the stock leaves the suffix of the plan out.
  static func isNamed(_ option: String, by part: String) -> Bool {
    guard option.hasPrefix(part) else { return false }
    let rest = option.utf8.dropFirst(part.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "-")
  }

  private static func price(of plan: CatalogPlan) -> Price? {
    let free = plan.pricings.filter { ($0.commitment ?? 0) == 0 && $0.mode == .default }
    guard let renewal = free.first(where: { $0.capacities.contains(.renew) }), renewal.intervalUnit == "month",
      let months = renewal.interval, months > 0
    else { return nil }
    let setup = free.first { $0.capacities.contains(.installation) && !$0.capacities.contains(.renew) }
    return Price(month: renewal.price / months, setup: setup?.price ?? 0)
  }
}
