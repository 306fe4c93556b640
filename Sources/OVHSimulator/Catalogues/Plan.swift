import OVHClient

/// A plan or an option of a product, with its prices in one subsidiary.
struct Plan: Hashable, Sendable {
  /// The plan code.
  var code: String
  /// The name that checkout's messages use.
  var product: String
  /// The name on invoices.
  var name: String
  /// The family of an option, or of plans in a catalogue.
  var family: String?
  /// The prices, installation before renewal.
  var pricings: [Pricing]
  /// The options that can be added.
  var families: [OptionFamily] = []
  /// The labels it can be configured with.
  var requirements: [Requirement] = []

  /// The price to order with.
  func renewal(mode: String, months: Int64) -> Pricing? {
    pricings.first { $0.capacity == .renew && $0.mode == mode && $0.months == months }
  }

  /// The set-up fee that comes with a mode.
  func installation(mode: String) -> Pricing? {
    pricings.first { $0.capacity == .installation && $0.mode == mode }
  }
}

/// A price of a plan.
struct Pricing: Hashable, Sendable {
  /// What a price is paid for.
  enum Capacity: String {
    case installation, renew
  }

  var capacity: Capacity
  /// The pricing mode: `default`, `upfront12`, `degressivity12`.
  var mode: String
  /// The months it covers; 0 for an installation.
  var months: Int64
  var amount: Amount
  /// The most that can be ordered; nil for no limit.
  var maximumQuantity: Int64?
  /// Whether the amount is made up.
  var isInvented = false
  /// What is taken off while an offer lasts.
  var promotion: Promotion?

  /// The months bound by the mode.
  var commitment: Int64 {
    for prefix in ["upfront", "degressivity"] where mode.hasPrefix(prefix) {
      return Int64(mode.dropFirst(prefix.count)) ?? 0
    }
    return 0
  }

  /// The price as `order.cart.GenericProductPricing`.
  func json(_ subsidiary: Subsidiary) -> JSONValue {
    [
      "capacities": [.string(capacity.rawValue)],
      "description": .string(description),
      "duration": .string(Period(months: months).text),
      "interval": .integer(months),
      "maximumQuantity": .id(maximumQuantity),
      "maximumRepeat": nil,
      "minimumQuantity": 1,
      "minimumRepeat": 1,
      "price": subsidiary.price(amount),
      "priceInUcents": .integer(amount.ucents),
      "pricingMode": .string(mode),
      "pricingType": capacity == .installation ? "purchase" : "rental",
    ]
  }

  /// What the price is for, in words.
  var description: String {
    let note = isInvented ? " (invented price)" : ""
    if capacity == .installation { return "Installation" + note }
    let period = months % 12 == 0 ? "\(months / 12 * 12) months" : "\(months) month\(months == 1 ? "" : "s")"
    let bound = commitment > 0 ? ", \(commitment) months commitment" : ""
    return "Rental for \(period)\(bound)\(note)"
  }
}

/// A group of options of a plan.
struct OptionFamily: Hashable, Sendable {
  var name: String
  /// Whether one option of it must be there before checkout.
  var isMandatory: Bool
  /// Whether only one option of it can be there.
  var isExclusive: Bool
  /// The plan codes of its options.
  var options: [String]
  /// The option that servers come with unless another is chosen; it is not added by itself.
  var standard: String?
}
