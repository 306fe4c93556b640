/// Plans whose codes are real and whose prices are not: none is published in a form that could be stored.
///
/// Codes of web hosting: constants of ovh/manager. DNS zone, VPS and domain options: guides and clients of the API.
enum InventedPlans {
  /// One plan a line: product, code, product's name, months and price in cents of EUR, set-up in cents, families.
  ///
  /// A family is `name:mandatory:exclusive:option+option`, with 1 for yes. An option's price list is its own line,
  /// whose product ends in `/`.
  private static let text: StaticString = """
    dns zone DNS-zone 12=0 0
    domain/ anycast DNS-anycast 12=119 0
    domain/ dnssec DNSSEC 12=0 0
    emailpro emailpro Email-Pro 1=129,12=1428 0
    sslGateway ssl-gateway-free SSL-Gateway-Free 1=0 0
    sslGateway ssl-gateway-advanced SSL-Gateway-Advanced 1=1999,12=19990 0
    vps vps-2025-model1 VPS-1 1=499,12=5388 0 backup:0:1:option-auto-backup-2025-model1 snapshot:0:1:option-snapshot-2025-model1
    vps vps-2025-model2 VPS-2 1=849,12=9168 0 backup:0:1:option-auto-backup-2025-model1 snapshot:0:1:option-snapshot-2025-model1
    vps vps-2025-model3 VPS-3 1=1499,12=16188 0 backup:0:1:option-auto-backup-2025-model1 snapshot:0:1:option-snapshot-2025-model1
    vps/ option-auto-backup-2025-model1 VPS-auto-backup 1=150,12=1800 0
    vps/ option-snapshot-2025-model1 VPS-snapshot 1=99,12=1188 0
    webHosting cloudweb1 Cloud-Web-1 1=1399,12=15588 0
    webHosting cloudweb2 Cloud-Web-2 1=2599,12=28788 0
    webHosting cloudweb3 Cloud-Web-3 1=4999,12=56388 0
    webHosting hosting-agency Agency 1=1399,12=15588 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-agency-max Agency-Max 1=3999,12=44388 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-agency-plus Agency-Plus 1=2299,12=25188 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-free-100m Free-100M 12=0 0
    webHosting hosting-performance-1 Performance-1 1=1249,12=13188 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-performance-2 Performance-2 1=2149,12=23988 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-performance-3 Performance-3 1=3049,12=34788 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-performance-4 Performance-4 1=3949,12=45588 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-perso Perso 1=449,12=4188 0
    webHosting hosting-pro Pro 1=899,12=8388 0 privateSQL:0:1:hosting-privatesql-512
    webHosting hosting-starter Starter 12=1188 0
    webHosting hosting-starter-ovh Starter-OVH 12=599 0
    webHosting hosting-startup Startup 1=649,12=5988 0
    webHosting perf2014x1 Performance-1 12=13188 0
    webHosting perf2014x2 Performance-2 12=23988 0
    webHosting perf2014x3 Performance-3 12=34788 0
    webHosting perf2014x4 Performance-4 12=45588 0
    webHosting perso2014 Perso 12=4188 0
    webHosting pro2014 Pro 12=8388 0
    webHosting/ hosting-privatesql-512 Web-Cloud-Databases-512 1=699,12=8388 0
    """

  private static let lines: [String: [[Substring]]] = Dictionary(
    grouping: TableReader.lines(of: text), by: { String($0[0]) })

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
    default: []
    }
  }

  private static func closed(_ label: String, _ values: [String], needed: Bool) -> Requirement {
    Requirement(
      label: label, type: "String", isAnnounced: needed, isNeeded: needed, form: .oneOf(values),
      allowedValues: values, tellsAllowedValues: true)
  }
}
