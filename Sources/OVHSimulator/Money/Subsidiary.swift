import OVHClient

/// A subsidiary: what decides catalogue, currency, tax and the writing of prices.
struct Subsidiary: Hashable, Sendable {
  /// The code as asked for, in upper case.
  var code: String
  /// The currency of its prices.
  var currency: String
  /// Its tax in percent.
  var taxPercent: Int64
  /// What one EUR costs, in ten-thousandths of the currency.
  var euroRate: Int64

  /// The subsidiary of a code in upper case; nil where there is none.
  ///
  /// CZ, FI and LT are served the catalogue of IE, as the API serves it.
  init?(_ code: String) {
    guard let known = Self.all[code] else { return nil }
    self = known
  }

  /// The subsidiary that a call names.
  /// - Throws: the words of the API for a code that it does not sell to.
  static func named(_ code: String?) throws(Refusal) -> Subsidiary {
    // The description has it, and nothing is sold to it.
    guard code != "EU" else { throw .badRequest("invalid ovhSubsidiary") }
    guard let subsidiary = code.flatMap(Subsidiary.init(_:)) else {
      throw .badRequest("Parameter ovhSubsidiary isn't formated correctly")
    }
    return subsidiary
  }

  private init?(_ fields: [Substring]) {
    guard fields.count == 4, let tax = Int64(fields[2]), let rate = Int64(fields[3]) else { return nil }
    code = String(fields[0])
    currency = String(fields[1])
    taxPercent = tax
    euroRate = rate
  }

  /// Every subsidiary by its code.
  private static let all: [String: Subsidiary] = {
    let told = Table.subsidiaries.lines.compactMap(Subsidiary.init(_:))
    var all = Dictionary(told.map { ($0.code, $0) }) { $1 }
    for code in ["CZ", "FI", "LT"] {
      all[code] = all["IE"]
      all[code]?.code = code
    }
    return all
  }()

  /// Every code that is served.
  static let codes: [String] = all.keys.sorted()

  /// An amount in EUR in the subsidiary's currency, rounded to what the currency is sold in.
  func convert(_ euros: Amount) -> Amount {
    guard currency != "EUR" else { return euros }
    return euros.share(euroRate, of: 10_000, step: currency == "XOF" ? 100 : 1)
  }

  /// An amount as its customers read it: `6.99 €` in FR, `€ 16.99` in IE.
  func text(_ amount: Amount) -> String {
    let digits = (amount.ucents < 0 ? -amount : amount).text
    let sign = amount.ucents < 0 ? "-" : ""
    switch (currency, code) {
    case ("EUR", "IE"), ("EUR", "NL"), ("EUR", "CZ"), ("EUR", "FI"), ("EUR", "LT"):
      return "€ \(sign)\(digits)"
    case ("EUR", _): return "\(sign)\(digits) €"
    case ("GBP", _): return "\(sign)£\(digits)"
    case ("USD", "US"), ("CAD", "CA"), ("AUD", _): return "\(sign)$\(digits)"
    case ("USD", _), ("CAD", _): return "\(sign)\(digits) $"
    case ("PLN", _): return "\(sign)\(digits) zł"
    case ("INR", _): return "\(sign)₹\(digits)"
    default: return "\(sign)\(digits) \(currency)"
    }
  }

  /// The language of its texts.
  var language: Language {
    switch code {
    case "FR", "QC", "MA", "SN", "TN": .french
    default: .english
    }
  }

  /// An amount as an `order.Price`.
  /// - Parameters:
  ///   - amount: the amount.
  ///   - ucents: whether `priceInUcents` is told: items and offers tell it, order lines do not.
  func price(_ amount: Amount, ucents: Bool = false) -> JSONValue {
    var members = [
      JSONObject.Member(name: "currencyCode", value: .string(currency)),
      JSONObject.Member(name: "text", value: .string(text(amount))),
      JSONObject.Member(name: "value", value: amount.number),
    ]
    if ucents { members.append(JSONObject.Member(name: "priceInUcents", value: .integer(amount.ucents))) }
    return .object(JSONObject(members: members))
  }
}

/// A language the simulator writes in.
enum Language: Hashable, Sendable {
  case english, french
}
