/// Plans whose codes are real and whose prices are not: none is published in a form that could be stored.
///
/// Codes of web hosting: constants of ovh/manager. DNS zone, IP blocks, VPS and domain options: guides and clients of
/// the API. Of every other product there is a sample, so that each can be ordered once.
enum InventedPlans {
  private static let lines: [String: [[Substring]]] = Dictionary(
    grouping: Table.inventedPlans.lines, by: { String($0[0]) })

  /// The codes of a product's plans.
  static func codes(product: String) -> [String] { (lines[product] ?? []).map { String($0[1]) } }

  /// The codes of a product's options.
  static func optionCodes(product: String) -> [String] { codes(product: product + "/") }

  /// The plan or option of a code.
  static func plan(_ code: String, product: String, subsidiary: Subsidiary) -> Plan? {
    if product == "domain", code.hasSuffix("-trade") { return trade(code) }
    let candidates = (lines[product] ?? []) + (lines[product + "/"] ?? [])
    guard let fields = candidates.first(where: { $0[1] == code }) else { return nil }
    let setup = Int64(fields[4]) ?? 0
    var pricings = [
      Pricing(
        capacity: .installation, mode: "default", months: 0, amount: subsidiary.convert(Amount(cents: setup)),
        isInvented: true)
    ]
    for price in fields[3].split(separator: ",") {
      let parts = price.split(separator: "=").compactMap { Int64($0) }
      guard parts.count == 2 else { continue }
      pricings.append(
        Pricing(
          capacity: .renew, mode: parts[0] == 12 && fields[3].contains(",") ? "upfront12" : "default",
          months: parts[0], amount: subsidiary.convert(Amount(cents: parts[1])),
          maximumQuantity: product == "dns" || product == "domain" ? 1 : nil, isInvented: true))
    }
    let modes = Set(pricings.map(\.mode))
    if modes.contains("upfront12") {
      var installation = pricings[0]
      installation.mode = "upfront12"
      pricings.insert(installation, at: 1)
    }
    return Plan(
      code: code, product: code, name: String(fields[2].map { $0 == "-" ? " " : $0 }), family: nil, pricings: pricings,
      families: fields.dropFirst(5).compactMap(family), requirements: requirements(product))
  }

  /// The change of a name's owner, which is ordered for a name that is owned already.
  private static func trade(_ code: String) -> Plan? {
    guard DomainPrices.isSold(String(code.dropLast("-trade".count))) else { return nil }
    return Plan(
      code: code, product: code, name: "Change of owner", family: "trade",
      pricings: [
        Pricing(
          capacity: .renew, mode: "create-default", months: 0, amount: .zero, maximumQuantity: 1, isInvented: true)
      ],
      requirements: [
        Requirement(
          label: "OWNER_CONTACT", type: "/me/contact", isAnnounced: true, isNeeded: true, form: .contact)
      ])
  }

  private static func family(_ text: Substring) -> OptionFamily? {
    let parts = text.split(separator: ":")
    guard parts.count == 4 else { return nil }
    return OptionFamily(
      name: String(parts[0]), isMandatory: parts[1] == "1", isExclusive: parts[2] == "1",
      options: parts[3].split(separator: "+").map(String.init), standard: nil)
  }

  private static func requirements(_ product: String) -> [Requirement] {
    switch product {
    case "dns":
      [
        Requirement(label: "zone", type: "String", isAnnounced: true, isNeeded: true),
        Requirement(
          label: "template", type: "String", isAnnounced: true, isNeeded: true,
          form: .oneOf(["basic", "minimized", "redirect"]), allowedValues: ["basic", "minimized", "redirect"],
          tellsAllowedValues: true),
      ]
    case "vps":
      [
        closed("vps_datacenter", ["BHS", "DE", "GRA", "SBG", "UK", "WAW"], needed: true),
        closed("vps_os", ["Debian 12", "Debian 13", "Ubuntu 24.04"], needed: true),
        closed("vps_install_rtm", ["if_available", "no"], needed: false),
      ]
    case "ip":
      [
        closed(
          "country", ["BE", "CZ", "DE", "ES", "FI", "FR", "IE", "IT", "LT", "NL", "PL", "PT", "UK"], needed: true),
        Requirement(label: "destination", type: "String", isAnnounced: false, isNeeded: false),
      ]
    case "cloud":
      ["description", "voucher"].map { Requirement(label: $0, type: "String", isAnnounced: false, isNeeded: false) }
    case "privateSQL":
      [
        closed("dc", ["gra3", "sbg1"], needed: true),
        closed("engine", ["mariadb_11.4", "mysql_8.4", "postgresql_17"], needed: true),
      ]
    default: []
    }
  }

  private static func closed(_ label: String, _ values: [String], needed: Bool) -> Requirement {
    Requirement(
      label: label, type: "String", isAnnounced: needed, isNeeded: needed, form: .oneOf(values),
      allowedValues: values, tellsAllowedValues: true)
  }
}
