/// A plan or an option in a cart.
struct PlanProduct: CartProduct {
  /// The most of one thing, where its own limit is higher or missing.
  static let maximumQuantity: Int64 = 10_000

  let item: CartItem
  let plan: Plan
  private let subsidiary: Subsidiary
  private let seed: UInt64

  /// The product of an item; nil where the plan is not sold.
  init?(_ item: CartItem, subsidiary: Subsidiary, seed: UInt64) {
    guard let plan = PlanShelf(subsidiary: subsidiary, product: item.product).plan(item.planCode) else { return nil }
    self.item = item
    self.plan = plan
    self.subsidiary = subsidiary
    self.seed = seed
  }

  var name: String { plan.product }
  var productID: String { item.product }
  var requirements: [Requirement] { isMain ? plan.requirements : [] }
  var contracts: [String] { isMain ? ["Conditions particulières \(item.product)"] : [] }
  var prices: [(label: String, amount: Amount)] { [("TOTAL", (renewal?.amount ?? .zero) * item.quantity)] }

  var serviceName: String {
    let hash = String(SeededGenerator.hash("service \(item.id)", seed: seed), radix: 16)
    switch item.product {
    case "dns": return item.configurations.first { $0.label == "zone" }?.value ?? "zone"
    case "domain": return item.domain ?? item.planCode
    case "ip": return "203.0.\(item.id % 256).0/24"
    case "vps": return "vps-\(hash.prefix(8)).vps.ovh.net"
    case "eco", "baremetalServers": return "ns\(item.id % 1_000_000).ip-192-0-2.eu"
    default: return "\(item.product.lowercased())-\(hash.prefix(8))"
    }
  }

  /// Whether it is no option of another item.
  private var isMain: Bool { item.parentID == nil }
  private var renewal: Pricing? { plan.renewal(mode: item.pricingMode, months: item.months) }

  /// Refuses a mode, a duration or a quantity that is not sold.
  func checkSale() throws(Refusal) {
    guard plan.pricings.contains(where: { $0.mode == item.pricingMode }) else {
      throw .badRequest("invalid pricing mode")
    }
    guard let renewal else { throw ItemRoutes.wrongDuration }
    guard item.quantity >= 1 else { throw .invalidInput("\(item.quantity) is less than the minimum of 1") }
    let maximum = min(renewal.maximumQuantity ?? Self.maximumQuantity, Self.maximumQuantity)
    guard item.quantity <= maximum else {
      throw .invalidInput("\(item.quantity) is greater than the maximum of \(maximum)")
    }
  }

  func lines(placeholder: String) -> [OrderLine] {
    guard let renewal else { return [] }
    let datacenter = item.configurations.first { $0.label == "dedicated_datacenter" }?.value
    let place = datacenter.map { " - centre de données \($0)" } ?? ""
    let what = "\(plan.name) \(subsidiary.language == .french ? "location" : "rental")\(place)"
    var lines: [OrderLine] = []
    if let installation = plan.installation(mode: item.pricingMode), isMain || installation.amount > .zero {
      lines.append(line("\(what) - ", "INSTALLATION", placeholder, installation))
    }
    lines.append(line("\(what) - \(periodText)", "DURATION", placeholder, renewal))
    if isMain {
      var product = line(plan.name, "INSTALLATION", placeholder, renewal)
      product.unitPrice = .zero
      product.reductions = []
      lines.append(product)
    }
    return lines
  }

  func objections(in cart: Cart) -> [String] {
    var objections = zoneObjections
    for family in plan.families {
      let filled = cart.items.filter { $0.parentID == item.id && family.options.contains($0.planCode) }
      if family.isMandatory, filled.isEmpty {
        objections.append("Option family \(family.name) is mandatory for product \(name)")
      }
      if family.isExclusive, filled.count > 1 {
        objections.append("Option family \(family.name) is exclusive for product \(name)")
      }
    }
    return objections
  }

  /// What keeps a zone from being made: the name is not one, or somebody has the zone.
  private var zoneObjections: [String] {
    guard item.product == "dns", let zone = item.configurations.first(where: { $0.label == "zone" })?.value else {
      return []
    }
    guard let name = try? DomainName(zone) else { return ["Invalid zone provided"] }
    return name.label.hasPrefix("taken-") ? ["This zone (\(zone)) already exists"] : []
  }

  private func line(_ description: String, _ type: String, _ place: String, _ pricing: Pricing) -> OrderLine {
    var line = OrderLine(
      itemID: item.id, sourceID: item.id, description: description, type: type, domain: place,
      quantity: item.quantity, unitPrice: pricing.amount)
    if let promotion = pricing.promotion { line.reductions = [promotion.reduction(of: line.original)] }
    return line
  }

  private var periodText: String {
    let months = item.months
    return subsidiary.language == .french ? "\(months) mois" : "\(months) month\(months == 1 ? "" : "s")"
  }
}
