import OVHClient

/// `/order/catalog/public/{product}`: whole price lists.
enum CatalogueRoutes {
  static let table: [String: Handler] = [
    "GET /order/catalog/public/{product}": show,
    "GET /order/catalog/public/domain": domains,
  ]

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = try subsidiary(call)
    let shelf = PlanShelf(subsidiary: subsidiary, product: call.value("product"))
    let plans = shelf.plans
    let options = shelf.options
    var products: [String: Plan] = [:]
    for plan in plans + options where products[plan.product] == nil { products[plan.product] = plan }
    return [
      "catalogId": .integer(identifier(of: shelf, plans + options)),
      "locale": locale(subsidiary),
      "planFamilies": .array(Set(options.compactMap(\.family)).sorted().map { ["name": .string($0)] }),
      "plans": .array(plans.map { json($0, subsidiary) }),
      "addons": .array(options.map { json($0, subsidiary) }),
      "products": .array(
        products.values.sorted { $0.product < $1.product }.map { plan in
          ["blobs": nil, "configurations": [], "description": .string(plan.name), "name": .string(plan.product)]
        }),
    ]
  }

  /// Every suffix with what it costs new, moved here, and by its registry's own price.
  static func domains(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = try subsidiary(call)
    let plans = DomainPrices.suffixes.compactMap { suffix in
      DomainPrices(suffix: suffix, subsidiary: subsidiary).map { domain(suffix, $0, subsidiary) }
    }
    return [
      "catalogId": .integer(
        identifier(
          DomainPrices.suffixes.compactMap { suffix in
            DomainPrices(suffix: suffix, subsidiary: subsidiary).map {
              "\(suffix) \($0.create.ucents) \($0.renew.ucents) \($0.transfer.ucents)"
            }
          })),
      "locale": locale(subsidiary),
      "planFamilies": [],
      "plans": .array(plans),
      "addons": [],
      "products": [["blobs": nil, "configurations": [], "description": "Domain name", "name": "domain"]],
    ]
  }

  /// The number of the eco catalogue that the figures come from, or one that follows from what is sold.
  private static func identifier(of shelf: PlanShelf, _ plans: [Plan]) -> Int64 {
    guard shelf.product != "eco" else { return shelf.subsidiary.code == "US" ? 3224 : 8294 }
    return identifier(
      plans.map { plan in
        "\(plan.code) \(plan.pricings.map { "\($0.mode) \($0.months) \($0.amount.ucents)" })"
      })
  }

  /// A number that changes with what a catalogue holds, and with nothing else.
  private static func identifier(_ content: [String]) -> Int64 {
    10_000 + Int64(SeededGenerator.hash(content.joined(separator: "\n"), seed: 0) % 90_000)
  }

  private static func subsidiary(_ call: Call) throws(Refusal) -> Subsidiary {
    let subsidiary = try Subsidiary.named(call.query["ovhSubsidiary"])
    return subsidiary
  }

  /// The locale; small subsidiaries are told that of the catalogue they are served.
  private static func locale(_ subsidiary: Subsidiary) -> JSONValue {
    let code = ["CZ", "FI", "LT"].contains(subsidiary.code) ? "IE" : subsidiary.code
    return [
      "currencyCode": .string(subsidiary.currency), "subsidiary": .string(code),
      "taxRate": .integer(subsidiary.taxPercent),
    ]
  }

  private static func json(_ plan: Plan, _ subsidiary: Subsidiary) -> JSONValue {
    [
      "planCode": .string(plan.code),
      "product": .string(plan.product),
      "invoiceName": .string(plan.name),
      "addonFamilies": .array(
        plan.families.map { family in
          [
            "addons": .texts(family.options), "default": .text(family.standard),
            "exclusive": .bool(family.isExclusive), "mandatory": .bool(family.isMandatory),
            "name": .string(family.name),
          ]
        }),
      "blobs": nil,
      "configurations": .array(
        plan.requirements.filter(\.tellsAllowedValues).map { requirement in
          [
            "isCustom": .bool(requirement.allowedValues == nil), "isMandatory": .bool(requirement.isAnnounced),
            "name": .string(requirement.label), "values": requirement.allowedValues.map(JSONValue.texts) ?? nil,
          ]
        }),
      "consumptionConfiguration": nil,
      "family": .text(plan.family),
      "pricingType": "rental",
      "pricings": .array(plan.pricings.map { $0.catalogueJSON(subsidiary) }),
    ]
  }

  /// What it costs to get a name back: known of `.com` in EUR alone.
  private static func restore(_ suffix: String, _ subsidiary: Subsidiary) -> Amount? {
    suffix == "com" && subsidiary.currency == "EUR" ? Amount(cents: 5099) : nil
  }

  private static func domain(_ suffix: String, _ prices: DomainPrices, _ subsidiary: Subsidiary) -> JSONValue {
    let figures: [(mode: String, phase: Int64, amount: Amount)] =
      [
        ("create-default", 0, prices.create), ("create-default", 1, prices.renew),
        // Each premium name has a price of its own; the catalogue writes this one in its place.
        ("create-premium", 0, Amount(cents: 99_999_900)),
        ("transfer-default", 0, prices.transfer), ("transfer-default", 1, prices.renew),
      ] + (restore(suffix, subsidiary).map { [("restore-default", 1, $0)] } ?? [])
    return [
      "planCode": .string(suffix),
      "product": "domain",
      "invoiceName": ".\(suffix)",
      "addonFamilies": [],
      "blobs": nil,
      "configurations": [],
      "consumptionConfiguration": nil,
      "family": nil,
      "pricingType": "rental",
      "pricings": .array(
        figures.map { figure in
          Pricing(
            capacity: figure.phase == 0 ? .installation : .renew, mode: figure.mode, months: 12,
            amount: figure.amount, maximumQuantity: 1
          ).catalogueJSON(subsidiary)
        }),
    ]
  }
}

extension Pricing {
  /// The price as `order.catalog.public.Pricing`, in ucents with its tax.
  func catalogueJSON(_ subsidiary: Subsidiary) -> JSONValue {
    let isYearly = mode.hasPrefix("create") || mode.hasPrefix("transfer")
    return [
      "capacities": [.string(capacity.rawValue)],
      "commitment": .integer(capacity == .renew ? commitment : 0),
      "description": .string(description),
      "engagementConfiguration": commitment > 0 && capacity == .renew
        ? [
          "defaultEndAction": "REACTIVATE_ENGAGEMENT",  // Written in months here, unlike everywhere else.
          "duration": .string("P\(commitment)M"),
          "type": mode.hasPrefix("upfront") ? "upfront" : "periodic",
        ] : nil,
      "interval": .integer(months),
      "intervalUnit": months == 0 ? "none" : "month",
      "mode": .string(mode),
      "mustBeCompleted": false,
      "phase": capacity == .installation ? 0 : 1,
      "price": .integer(amount.ucents),
      "promotions": .array(
        promotion.map { [$0.json(on: amount, taxPercent: subsidiary.taxPercent)] } ?? []),
      "quantity": ["max": .id(maximumQuantity), "min": 1],
      "repeat": ["max": capacity == .installation && !isYearly ? 1 : nil, "min": 1],
      "strategy": "tiered",
      "tax": .integer(amount.ucents * subsidiary.taxPercent / 100),
      "type": "rental",
    ]
  }
}
