import FoundationEssentials
import OVHClient
import PanierOrdering

/// Reads from the API what the prompt offers.
struct FactReader: Sendable {
  let session: PanierSession

  /// How many orders and carts are read, the newest first.
  private static let most = 20

  func read(_ key: Fact.Key) async throws -> Fact {
    switch key {
    case .plans(let product, let subsidiary): try await plans(product, subsidiary)
    case .suffixes(let subsidiary): try await suffixes(subsidiary)
    case .stock(let product, let plan): try await stock(product, plan)
    case .orders: try await orders()
    case .contacts: try await contacts()
    case .carts: try await carts()
    case .services: try await services()
    case .labels(let cart, let item): try await labels(cart, item)
    }
  }

  // MARK: Catalogues

  private func plans(_ product: String, _ subsidiary: String?) async throws -> Fact {
    let known = RouteTable.shared.catalogProducts
    guard known.contains(product) else { throw UnknownCatalog(product: product, known: known) }
    let text = try await session.catalogue(of: product, subsidiary: session.catalogueSubsidiary(subsidiary))
    let catalog = CatalogText(text.bytes)
    let currency = try catalog.locale().currencyCode
    var fact = Fact(values: [], nature: "list prices excl. tax", fetched: text.fetched)
    try catalog.forEachPlan { entry in
      guard !entry.isAddon else { return true }
      let plan = CatalogPlanObject(entry.plan, product: product, currency: currency, from: text)
      fact.values.append(SuggestedValue(entry.plan.planCode, detail: Self.detail(of: plan)))
      for word in ["mode", "duration"] {
        fact.parts[.init(value: entry.plan.planCode, word: word)] = Self.ways(of: plan, by: word)
      }
      return true
    }
    return fact
  }

  /// What a plan costs, and what it is called.
  private static func detail(of plan: CatalogPlanObject) -> String {
    guard let renewal = plan.renewal else { return plan.plan.invoiceName }
    let setup = plan.installation.flatMap { $0.price > 0 ? " + \(plan.money($0)) set-up" : nil } ?? ""
    return "\(plan.money(renewal)) \(period(renewal.duration))\(setup), \(plan.plan.invoiceName)"
  }

  /// A period behind a price: `a month`, `a year`, `for P3M`.
  private static func period(_ duration: String?) -> String {
    switch duration {
    case "P1M": "a month"
    case "P1Y": "a year"
    case "P0D", nil: "once"
    case let other?: "for \(other)"
    }
  }

  /// The pricing modes of a plan, or the periods that it is sold for, with what each costs.
  private static func ways(of plan: CatalogPlanObject, by word: String) -> [SuggestedValue] {
    var values: [SuggestedValue] = []
    for pricing in plan.plan.pricings where pricing.capacities.contains(.renew) {
      guard let duration = pricing.duration else { continue }
      let text = word == "mode" ? pricing.mode.rawValue : duration
      guard !values.contains(where: { $0.text == text }) else { continue }
      let rest = word == "mode" ? period(duration) : "in the mode \(pricing.mode.rawValue)"
      values.append(SuggestedValue(text, detail: "\(plan.money(pricing)) \(rest)"))
    }
    return values
  }

  private func suffixes(_ subsidiary: String?) async throws -> Fact {
    let text = try await session.catalogue(of: "domain", subsidiary: session.catalogueSubsidiary(subsidiary))
    let catalog = CatalogText(text.bytes)
    let currency = try catalog.locale().currencyCode
    var fact = Fact(values: [], nature: "list prices excl. tax", fetched: text.fetched)
    try catalog.forEachPlan { entry in
      guard !entry.isAddon else { return true }
      func price(_ capacity: PriceCapacity) -> Money? {
        entry.plan.pricings.first { $0.mode.rawValue == "create-default" && $0.capacities.contains(capacity) }
          .map { Money(ucents: $0.price, currency: currency) }
      }
      // What has no price to create is sold by transfer alone.
      guard let first = price(.installation) ?? price(.renew) else { return true }
      let later = price(.renew).map { ", then \($0) a year" } ?? ""
      fact.values.append(SuggestedValue(entry.plan.planCode, detail: "\(first) the first year\(later)"))
      return true
    }
    return fact
  }

  private func stock(_ product: String, _ plan: String?) async throws -> Fact {
    let rows = try await StockReading(StockFilter(product: product, plan: plan), session).rows()
    var places: [String: StockRowObject] = [:]
    for row in rows {
      let key = row.datacenter.lowercased()
      guard let best = places[key] else {
        places[key] = row
        continue
      }
      if Self.isSooner(row, best) { places[key] = row }
    }
    let values = places.sorted { $0.key < $1.key }.map { place, row in
      let town = StockPlace.name(of: place).map { ", \($0)" } ?? ""
      let state = row.availability.isOrderable ? "in stock" : "not in stock"
      return SuggestedValue(place, detail: "\(state) (\(row.availability.rawValue))\(town)")
    }
    return Fact(
      values: values, nature: plan.map { "stock of \($0)" } ?? "the soonest of all plans", fetched: session.now())
  }

  private static func isSooner(_ first: StockRowObject, _ second: StockRowObject) -> Bool {
    let ranks = [first, second].map { row in
      row.availability.isOrderable ? row.availability.hours ?? 0 : Int.max
    }
    return ranks[0] < ranks[1]
  }

  // MARK: The account

  private func orders() async throws -> Fact {
    let client = session.client
    let reader = OrderReader(client: client)
    var values: [SuggestedValue] = []
    for id in try await client.orderIDs().sorted(by: >).prefix(Self.most) {
      let order = try await client.order(id)
      let state = try await client.orderStatus(id)
      let bought = try await reader.things(of: id, reader.lines(of: id))
      let total = order.priceWithTax.map { "\(Money($0)) incl. tax, " } ?? ""
      values.append(
        SuggestedValue(
          String(id), isString: false, detail: "\(total)\(state.rawValue): \(bought.joined(separator: ", "))"))
    }
    return Fact(values: values, fetched: session.now())
  }

  private func contacts() async throws -> Fact {
    let client = session.client
    var values: [SuggestedValue] = []
    for id in try await client.contactIDs() {
      let contact = try await client.contact(id)
      let name = [contact.firstName, contact.lastName].compactMap(\.self).joined(separator: " ")
      let parts = [contact.organisationName, name, contact.email].compactMap(\.self).filter { !$0.isEmpty }
      values.append(SuggestedValue("/me/contact/\(id)", detail: parts.joined(separator: ", ")))
    }
    return Fact(values: values, fetched: session.now())
  }

  private func carts() async throws -> Fact {
    let client = session.client
    let own = session.made.all.map(\.id)
    var values: [SuggestedValue] = []
    let found = try await client.cartIDs()
    for id in (own.reversed() + found.filter { !own.contains($0) }).prefix(Self.most) {
      // One that was deleted or has expired meanwhile is none to open.
      guard let cart = try? await client.cart(id) else { continue }
      let count = "\(cart.items.count) item\(cart.items.count == 1 ? "" : "s")"
      let parts = [count, cart.readOnly ? "ordered" : "", cart.description].filter { !$0.isEmpty }
      values.append(SuggestedValue(id, detail: parts.joined(separator: ", ")))
    }
    return Fact(values: values, fetched: session.now())
  }

  private func services() async throws -> Fact {
    var values: [SuggestedValue] = []
    for kind in ServiceKind.all {
      for name in try await session.client.serviceNames(of: kind) {
        values.append(SuggestedValue(name, detail: kind.name))
      }
    }
    return Fact(values: values.sorted { $0.text < $1.text }, fetched: session.now())
  }

  private func labels(_ cart: String, _ item: Int64) async throws -> Fact {
    let required = try await session.client.requiredConfiguration(cart: cart, item: item)
    var fact = Fact(values: [], fetched: session.now())
    for requirement in required {
      let object = RequirementObject(requirement, values: [])
      let needed = object.needed == true ? "needed: " : ""
      let form = RequirementObject.acceptedForm(requirement)
      fact.values.append(SuggestedValue(requirement.label, detail: needed + form))
      let type = requirement.type.lowercased()
      var values = requirement.allowedValues.map { SuggestedValue($0, detail: StockPlace.name(of: $0) ?? "") }
      if values.isEmpty, type == "bool" || type == "boolean" {
        values = ["true", "false"].map { SuggestedValue($0, isString: false) }
      }
      if let standard = requirement.defaultValue, let index = values.firstIndex(where: { $0.text == standard }) {
        values[index].detail = values[index].detail.isEmpty ? "the default" : values[index].detail + ", the default"
      }
      fact.parts[.init(value: requirement.label, word: "accepted")] = values
      fact.parts[.init(value: requirement.label, word: "type")] = [SuggestedValue(requirement.type)]
    }
    // What is needed first; otherwise in the API's order.
    fact.values =
      fact.values.filter { $0.detail.hasPrefix("needed") } + fact.values.filter { !$0.detail.hasPrefix("needed") }
    return fact
  }
}
