/// Servers and their options, from the API's own catalogues.
enum EcoPlans {
  /// The codes of all servers, in order.
  static let codes: [String] = {
    var codes = Set(Table.ecoPlans.lines.map { String($0[0]) })
    for line in Table.ecoPrices.lines {
      if let slash = line[0].firstIndex(of: "/") { codes.insert(String(line[0][line[0].index(after: slash)...])) }
    }
    return codes.sorted()
  }()

  /// The codes of all options, in order.
  static var optionCodes: [String] { Table.ecoAddons.lines.map { String($0[0]) } }

  /// Whether a code is that of an option.
  static func isOption(_ code: String) -> Bool { Table.ecoAddons.fields(of: code) != nil }

  /// The server or option of a code as a subsidiary sells it; nil where it does not.
  static func plan(_ code: String, subsidiary: Subsidiary) -> Plan? {
    server(code, subsidiary) ?? option(code, subsidiary)
  }

  private static func server(_ code: String, _ subsidiary: Subsidiary) -> Plan? {
    // Small subsidiaries are served the catalogue of IE.
    let catalogue = ["CZ", "FI", "LT"].contains(subsidiary.code) ? "IE" : subsidiary.code
    let own = Table.ecoPrices.fields(of: "\(catalogue)/\(code)")
    let french = Table.ecoPlans.fields(of: code)
    guard subsidiary.code == "FR" ? french != nil : own != nil else { return nil }
    guard let french else { return own.map { foreign(code, $0) } }
    let prices = promoted(modes(french[5], maximum: french[2]), code, in: subsidiary)
    return Plan(
      code: code, product: String(french[0]), name: french[1].despaced,
      pricings: own.map { localised(prices, by: $0) } ?? prices, families: families(french[3]),
      requirements: requirements(french[4]))
  }

  /// A server that the French catalogue does not have: its prices are known, its options are not.
  private static func foreign(_ code: String, _ fields: [Substring]) -> Plan {
    let cents = fields.prefix(3).map { Int64($0) ?? 0 }
    let figures = [("default", 1, cents[1], cents[0]), ("upfront12", 12, cents[2], 0)]
    return Plan(
      code: code, product: code, name: fields.count > 3 ? fields[3].despaced : code,
      pricings: figures.flatMap { mode, months, price, setup in
        [
          Pricing(capacity: .installation, mode: mode, months: 0, amount: Amount(cents: setup)),
          Pricing(capacity: .renew, mode: mode, months: Int64(months), amount: Amount(cents: price)),
        ]
      },
      requirements: requirements("dedicated_datacenter:0:,dedicated_os:1:none_64.en,region:1:united_states"))
  }

  private static func option(_ code: String, _ subsidiary: Subsidiary) -> Plan? {
    guard let fields = Table.ecoAddons.fields(of: code) else { return nil }
    var prices = modes(fields[4], maximum: fields[2])
    for index in prices.indices { prices[index].amount = subsidiary.convert(prices[index].amount) }
    prices = promoted(prices, code, in: subsidiary)
    return Plan(
      code: code, product: String(fields[0]), name: fields[1].despaced,
      family: fields[3] == "-" ? nil : String(fields[3]), pricings: prices)
  }

  /// Prices with the promotions that the French list has for them.
  private static func promoted(_ prices: [Pricing], _ code: String, in subsidiary: Subsidiary) -> [Pricing] {
    guard subsidiary.code == "FR" else { return prices }
    return prices.map { pricing in
      var promoted = pricing
      if pricing.capacity == .renew { promoted.promotion = Promotion(plan: code, mode: pricing.mode) }
      return promoted
    }
  }

  /// The French prices with the figures that a subsidiary publishes; what it does not publish follows its month.
  private static func localised(_ prices: [Pricing], by fields: [Substring]) -> [Pricing] {
    let cents = fields.prefix(3).map { Amount(cents: Int64($0) ?? 0) }
    let month = prices.first { $0.capacity == .renew && $0.mode == "default" }?.amount ?? .zero
    return prices.map { pricing in
      var local = pricing
      switch (pricing.capacity, pricing.mode) {
      case (.installation, "default"): local.amount = cents[0]
      case (.renew, "default"): local.amount = cents[1]
      case (.renew, "upfront12"): local.amount = cents[2]
      default:
        local.amount = month > .zero ? pricing.amount.share(cents[1].ucents, of: month.ucents) : pricing.amount
      }
      return local
    }
  }

  /// Reads `0=1699,1699;d12=0,1599`.
  private static func modes(_ text: Substring, maximum: Substring) -> [Pricing] {
    let limit = Int64(maximum).flatMap { $0 > 0 ? $0 : nil }
    let entries = text.split(separator: ";").compactMap { entry -> (mode: String, months: Int64, cents: [Int64])? in
      let parts = entry.split(separator: "=")
      guard parts.count == 2 else { return nil }
      let cents = parts[1].split(separator: ",").compactMap { Int64($0) }
      let number = parts[0].dropFirst()
      guard cents.count == 2 else { return nil }
      switch parts[0].first {
      case "d": return ("degressivity\(number)", 1, cents)
      case "u": return ("upfront\(number)", Int64(number) ?? 12, cents)
      default: return ("default", 1, cents)
      }
    }
    return entries.map {
      Pricing(
        capacity: .installation, mode: $0.mode, months: 0, amount: Amount(cents: $0.cents[0]), maximumQuantity: limit)
    }
      + entries.map {
        Pricing(
          capacity: .renew, mode: $0.mode, months: $0.months, amount: Amount(cents: $0.cents[1]),
          maximumQuantity: limit)
      }
  }

  /// Reads `memory:11:003:ram-32g,storage:11:004:`.
  private static func families(_ text: Substring) -> [OptionFamily] {
    text.split(separator: ",").compactMap { entry in
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 4 else { return nil }
      let options = Table.ecoLists.fields(of: String(parts[2])) ?? []
      return OptionFamily(
        name: String(parts[0]), isMandatory: parts[1].hasPrefix("1"), isExclusive: parts[1].hasSuffix("1"),
        options: options.map(String.init), standard: parts[3].isEmpty ? nil : String(parts[3]))
    }
  }

  /// Reads `region:1:canada+europe`; what is announced as required is not what checkout asks for.
  private static func requirements(_ text: Substring) -> [Requirement] {
    let labels = text.split(separator: ",").compactMap { entry -> Requirement? in
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      let label = String(parts[0])
      let values = parts[2].isEmpty ? nil : parts[2].split(separator: "+").map(String.init)
      // Any region that exists is taken, also one that does not fit the place.
      let form: Requirement.Form =
        label == "region" ? .oneOf(["canada", "europe", "united_states"]) : values.map { .oneOf($0) } ?? .any
      return Requirement(
        label: label, type: "String", isAnnounced: parts[1] == "1",
        isNeeded: label == "dedicated_datacenter" || label == "dedicated_os", form: form, allowedValues: values,
        tellsAllowedValues: true)
    }
    return labels
      + ["TECH_ACCOUNT", "ADMIN_ACCOUNT"].map {
        Requirement(label: $0, type: "Nichandle", isAnnounced: false, isNeeded: false, form: .account)
      }
  }
}

extension Substring {
  /// The text with the spaces that a table's field cannot hold.
  fileprivate var despaced: String { String(map { $0 == "_" ? " " : $0 }) }
}
