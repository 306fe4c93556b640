import DomainNames
import OVHClient

/// `/domain/extensions` and `/domain/data`: what is known of suffixes.
enum ExtensionRoutes {
  static let table: [String: Handler] = [
    "GET /domain/data/extension": data,
    "GET /domain/extensions": list,
    "GET /domain/extensions/byCategory": byCategory,
    "GET /domain/extensions/highlighted": highlighted,
    "GET /domain/extensions/pricingAttributes": attributes,
    "GET /domain/extensions/{name}": show,
    "GET /domain/extensions/{name}/registryConfigurations": registry,
    "GET /domain/data/claimNotice": claimNotice,
  ]

  /// Suffixes that the simulator puts forward.
  private static let best = ["com", "fr", "ovh", "net", "org", "eu", "io", "shop"]

  static func data(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try all(call.query["country"])
  }

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let suffixes = try all(call.query["ovhSubsidiary"])
    guard call.query["orderBy"] == "trending", let names = suffixes.array else { return suffixes }
    let trending = best.map(JSONValue.string).filter(names.contains)
    return .array(trending + names.filter { !trending.contains($0) })
  }

  /// Country codes below their own name, all others below one.
  static func byCategory(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let suffixes = DomainPrices.suffixes
    let local = suffixes.filter { ($0.split(separator: ".").last?.utf8.count ?? 0) == 2 }
    let other = suffixes.filter { ($0.split(separator: ".").last?.utf8.count ?? 0) != 2 }
    let wanted = call.query["categoryType"]
    return [
      "geolocalization": wanted == "thematic" ? nil : [["extensions": .texts(local), "name": "country"]],
      "thematic": wanted == "geolocalization" ? nil : [["extensions": .texts(other), "name": "generic"]],
    ]
  }

  static func highlighted(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .texts(best.filter(DomainPrices.isSold))
  }

  static func attributes(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = try Subsidiary.named(call.query["ovhSubsidiary"] ?? state.account.subsidiary)
    return .array(
      DomainPrices.suffixes.compactMap { suffix in
        DomainPrices(suffix: suffix, subsidiary: subsidiary).map { prices in
          ["brandNew": false, "name": .string(suffix), "priceDrop": .bool(prices.create < prices.renew)]
        }
      })
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    ["name": .string(try suffix(call))]
  }

  static func registry(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let suffix = try suffix(call)
    let years = JSONValue.ids((1...10).map { $0 * 12 })
    let isCountry = (suffix.split(separator: ".").last?.utf8.count ?? 0) == 2
    return [
      "dns": ["isDNSSECSupported": true, "maxNumber": 13, "minNumber": 2],
      "domain": [
        "extension_type": isCountry ? "cctld" : "gtld", "isPremiumSupported": true,
        "label": ["isIDNSupported": true, "maxLength": 63, "minLength": 1],
      ],
      "lifecycle": [
        "create": ["allowedPeriodsInMonths": years],
        "order": ["active": true, "maxMonths": 120, "minMonths": 12],
        "renew": ["allowedPeriodsInMonths": years, "gracePeriodInDays": 30],
        "restore": ["gracePeriodInDays": 30],
        "transfer": ["allowedPeriodsInMonths": [12], "includeRenew": true],
      ],
    ]
  }

  /// The notice of a name whose label begins with `claims-`.
  static func claimNotice(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try DomainName(call.query["domain"] ?? "")
    guard name.label.hasPrefix("claims-") else { throw .notFound("There is no claim notice for \(name.text)") }
    return [
      "claims": [], "endingDate": "2099-12-31T00:00:00+00:00", "id": "simulator-\(name.label)",
      "label": .string(name.label), "startingDate": "2025-01-01T00:00:00+00:00", "type": "TRADEMARK",
    ]
  }

  private static func all(_ code: String?) throws(Refusal) -> JSONValue {
    guard let code else { return .texts(DomainPrices.suffixes) }
    let subsidiary = try Subsidiary.named(code)
    return .texts(DomainPrices.suffixes.filter { DomainPrices(suffix: $0, subsidiary: subsidiary) != nil })
  }

  private static func suffix(_ call: Call) throws(Refusal) -> String {
    let text = call.value("name")
    let name = (try? InternationalName(text).ascii) ?? text
    guard DomainPrices.isSold(name) else {
      throw .notFound("The requested object (name = \(name.prefix(80))) does not exist")
    }
    return name
  }
}
