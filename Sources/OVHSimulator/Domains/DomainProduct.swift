import OVHClient

/// A domain in a cart.
struct DomainProduct: CartProduct {
  /// Suffixes whose whole price is the registry's fee and stands on the installation line.
  private static let feeSuffixes: Set = ["fr", "pm", "re", "tf", "wf", "yt"]
  /// Suffixes whose registry's conditions must be accepted.
  static let conditionSuffixes: Set = ["abogado", "law", "bank", "insurance", "pharmacy", "travel", "barcelona"]

  /// Suffixes whose registry asks for a document of its own.
  static let documentSuffixes: Set = ["ac.uk"]

  let item: CartItem
  let offer: DomainOffer
  private let years: Int64

  /// The product of an item; nil where the name is sold no more.
  init?(_ item: CartItem, subsidiary: Subsidiary, seed: UInt64) {
    guard let text = item.domain, let name = try? DomainName(text), let years = Period(item.duration)?.years
    else { return nil }
    self.init(item, offer: DomainOffer(name, subsidiary: subsidiary, seed: seed), years: years)
  }

  /// The product of an item whose offer is known.
  init(_ item: CartItem, offer: DomainOffer, years: Int64) {
    self.item = item
    self.offer = offer
    self.years = years
  }

  var name: String { offer.name.suffix }
  var productID: String { "domainblog" }
  var catalogName: String? { "dom-public" }
  var needsWaiver: Bool { true }
  var serviceName: String { offer.name.text }
  var contracts: [String] { ["Conditions particulières d'enregistrement de nom de domaine"] }

  private var isFee: Bool { Self.feeSuffixes.contains(offer.name.suffix) }
  private var charge: Amount { offer.charge(years: years) }

  var prices: [(label: String, amount: Amount)] {
    let total = charge + offer.fee
    // The promotion is not in these: only summary and checkout tell what the order will cost.
    return isFee
      ? [("TOTAL", total), ("FEE", total), ("RENEW", .zero), ("PRICE", .zero)]
      : [("TOTAL", total), ("FEE", offer.fee), ("RENEW", offer.renewal), ("PRICE", charge)]
  }

  var requirements: [Requirement] {
    let label = offer.name.label
    var list = [
      Requirement(label: "OWNER_LEGAL_AGE", type: "bool", isAnnounced: true, isNeeded: true, form: .accepted),
      Requirement(
        label: "OWNER_CONTACT", type: "/me/contact", isAnnounced: false, isNeeded: false, form: .contact,
        fields: ["address.city", "address.country", "email", "firstName", "language", "lastName", "legalForm", "phone"]),
      Requirement(label: "ADMIN_ACCOUNT", type: "Nichandle", isAnnounced: false, isNeeded: false, form: .account),
      Requirement(label: "TECH_ACCOUNT", type: "Nichandle", isAnnounced: false, isNeeded: false, form: .account),
      Requirement(label: "DNS", type: "String", isAnnounced: false, isNeeded: false, form: .hosts),
    ]
    if Self.conditionSuffixes.contains(offer.name.suffix) {
      list.append(
        Requirement(label: "ACCEPT_CONDITIONS", type: "bool", isAnnounced: true, isNeeded: true, form: .accepted))
    }
    if Self.documentSuffixes.contains(offer.name.suffix) {
      list.append(Requirement(label: "DOMAIN_CONFIG", type: "json", isAnnounced: true, isNeeded: true, form: .json))
    }
    for (prefix, label) in [("claims-", "CLAIMS_NOTICE"), ("protected-", "PROTECTED_CODE"), ("reason-", "REASON")]
    where offer.name.label.hasPrefix(prefix) {
      list.append(Requirement(label: label, type: "string", isAnnounced: true, isNeeded: true))
    }
    if offer.action == "transfer" {
      list.append(
        Requirement(
          label: "AUTH_INFO", type: "String", isAnnounced: true, isNeeded: !label.isEmpty && offer.fee == .zero))
      list.append(Requirement(label: "KEEP_DNS", type: "bool", isAnnounced: false, isNeeded: false, form: .boolean))
    }
    return list
  }

  /// What the registry objects to in the owner: of `.berlin` that the owner lives elsewhere.
  func objections(to owner: Contact?) -> [String] {
    guard offer.name.suffix == "berlin", offer.action == "create" else { return [] }
    let address = owner?.fields["address"]
    guard address?["city"]?.string == "Berlin", address?["country"]?.string == "DE" else {
      return ["The owner of \(offer.name.text) must live in Berlin: see GET /domain/configurationRule"]
    }
    return []
  }

  func objections(in cart: Cart) -> [String] {
    var objections: [String] = []
    if !offer.isOrderable || offer.pricingMode != item.pricingMode {
      objections.append("Domain \(offer.name.text) is not available any more")
    }
    let twin = cart.items.contains { $0.id < item.id && $0.parentID == nil && $0.domain == item.domain }
    let options = Set(cart.items.filter { $0.parentID == item.id }.map(\.planCode))
    if options.isSuperset(of: ["anycast", "dnssec"]) { objections.append("Check timeout. Please retry later") }
    if twin { objections.append("Domain \(offer.name.text) is in this cart twice") }
    return objections
  }

  func lines(placeholder: String) -> [OrderLine] {
    let zone = placeholder + ".001"
    let name = offer.name.text
    let suffix = offer.name.suffix
    let what = "\(name) - .\(suffix) \(actionText) - \(periodText)"
    var lines = [
      line("\(name) - Zone DNS", "DURATION", zone, .zero),
      line("DNS zone", "INSTALLATION", zone, .zero),
    ]
    if isFee {
      lines.insert(line("\(name) - Zone DNS", "INSTALLATION", zone, .zero), at: 0)
      lines.append(line(what, "INSTALLATION", placeholder, charge))
      lines.append(line(what, "DURATION", placeholder, .zero))
    } else {
      lines.append(line(what, "DURATION", placeholder, charge))
    }
    if offer.fee > .zero { lines.append(line(what, "INSTALLATION", placeholder, offer.fee)) }
    lines.append(line("Domain .\(suffix)", "INSTALLATION", placeholder, .zero))
    if offer.discount > .zero {
      lines.append(line(".\(suffix.uppercased()) Create Prix barre", "GIFT", placeholder, -offer.discount))
    }
    return lines
  }

  private func line(_ description: String, _ type: String, _ domain: String, _ price: Amount) -> OrderLine {
    OrderLine(
      itemID: nil, sourceID: item.id, description: description, type: type, domain: domain, unitPrice: price)
  }

  private var actionText: String {
    switch (offer.action, offer.subsidiary.language) {
    case ("create", .french): "demande d'enregistrement"
    case (_, .french): "demande de transfert"
    case ("create", .english): "registration"
    default: "transfer"
    }
  }

  private var periodText: String {
    switch (offer.subsidiary.language, isFee) {
    case (.french, true): years == 1 ? "1 an" : "\(years) ans"
    case (.french, false): "\(years * 12) mois"
    case (.english, _): "\(years * 12) months"
    }
  }
}
