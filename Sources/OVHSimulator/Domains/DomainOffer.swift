import OVHClient

/// What a name is offered for.
struct DomainOffer: Hashable, Sendable {
  var name: DomainName
  var subsidiary: Subsidiary
  /// What can be done with the name.
  var state: NameState
  /// The price list; nil where the suffix has no price in the subsidiary's currency.
  var prices: DomainPrices?
  /// The price of the first period, before any promotion.
  var base: Amount
  /// What the promotion takes off the first year.
  var discount: Amount
  /// What a resale platform asks on top.
  var fee: Amount
  /// The price of every further year.
  var renewal: Amount

  /// The offer for a name, by the price table and the seed.
  init(_ name: DomainName, subsidiary: Subsidiary, seed: UInt64) {
    self.init(
      name, subsidiary: subsidiary, seed: seed, state: NameState(of: name, seed: seed),
      prices: DomainPrices(suffix: name.suffix, subsidiary: subsidiary))
  }

  /// The offer for a name in a state that is known, at prices that are known.
  init(_ name: DomainName, subsidiary: Subsidiary, seed: UInt64, state: NameState, prices: DomainPrices?) {
    self.name = name
    self.subsidiary = subsidiary
    self.state = state
    self.prices = prices
    let list = prices ?? DomainPrices.none
    discount = .zero
    fee = .zero
    renewal = list.renew
    switch state {
    case .free, .reserved:
      // A first year below the renewal is sold as the renewal's price with a promotion.
      base = max(list.create, list.renew)
      discount = base - list.create
    case .premium:
      base = DomainPrices.premium(name, subsidiary: subsidiary, seed: seed)
      renewal = base
    case .takenPremium:
      base = DomainPrices.premium(name, subsidiary: subsidiary, seed: seed)
      renewal = base
    case .taken, .locked: base = list.transfer
    case .market1, .market2:
      base = list.transfer
      fee = DomainPrices.resale(name, subsidiary: subsidiary, seed: seed)
    }
  }

  /// What the order would do: `create` or `transfer`.
  var action: String {
    switch state {
    case .free, .premium, .reserved: "create"
    case .taken, .takenPremium, .locked, .market1, .market2: "transfer"
    }
  }

  /// The pricing mode to order with.
  var pricingMode: String {
    switch state {
    case .free, .reserved: "create-default"
    case .premium: "create-premium"
    case .taken, .locked: "transfer-default"
    case .takenPremium: "transfer-premium"
    case .market1: "transfer-aftermarket1"
    case .market2: "transfer-aftermarket2"
    }
  }

  /// Whether the name may be added to a cart.
  var isOrderable: Bool { state != .reserved && state != .locked && prices != nil }

  /// The years a name may be ordered for: one to ten when it is new, one when it moves.
  var years: ClosedRange<Int64> { action == "create" ? 1...10 : 1...1 }

  /// The price of some years before promotion and fee: the first one, then renewals.
  ///
  /// A promotion lowers the first year only, so that years to come cost their renewal.
  func charge(years: Int64) -> Amount { base + renewal * (years - 1) }

  /// The offer as the API tells it.
  var json: JSONValue {
    let total = base + fee - discount
    return [
      "action": .string(action),
      "configurations": [],
      "currentNameservers": action == "transfer" ? ["ns1.example.net", "ns2.example.net"] : nil,
      "deliveryTime": "",
      "duration": .texts(years.map { "P\($0)Y" }),
      "isTransferLocked": action == "transfer" ? .bool(state == .locked) : nil,
      "offer": .string(fee > .zero ? "platinium" : state == .premium || state == .takenPremium ? "diamond" : "gold"),
      "offerId": .string("\(name.suffix)-\(action)"),
      "orderable": .bool(isOrderable),
      "phase": "ga",
      "prices": .array(
        [("PRICE", base), ("RENEW", renewal), ("DISCOUNT", discount), ("FEE", fee), ("TOTAL", total)].map {
          ["label": .string($0.0), "price": subsidiary.price($0.1, ucents: true)]
        }),
      "pricingMode": .string(pricingMode),
      "productId": "domain",
      "quantityMax": 1,
      "recommendedDuration": "P1Y",
    ]
  }
}

extension DomainPrices {
  /// The prices of a suffix that has none.
  fileprivate static let none = DomainPrices(create: .zero, renew: .zero, transfer: .zero)

  /// Prices that are known from elsewhere than the table.
  init(create: Amount, renew: Amount, transfer: Amount) {
    self.create = create
    self.renew = renew
    self.transfer = transfer
  }
}
