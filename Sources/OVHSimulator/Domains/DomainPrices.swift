/// What a suffix costs in one subsidiary, without tax.
struct DomainPrices: Hashable, Sendable {
  /// The first year of a new name.
  var create: Amount
  /// Every further year.
  var renew: Amount
  /// Moving a name here, which adds a year.
  var transfer: Amount

  private static let currencies = ["EUR", "USD", "CAD", "GBP"]

  /// Whether a suffix is sold at all.
  static func isSold(_ suffix: String) -> Bool { Table.domainPrices.contains(suffix) }

  /// Every suffix that is sold, in order.
  static var suffixes: [String] { Table.domainPrices.lines.map { String($0[0]) } }

  /// The prices of a suffix; nil where it is not sold or has no price in the subsidiary's currency.
  ///
  /// Currencies without figures of their own follow from the price in EUR.
  init?(suffix: String, subsidiary: Subsidiary) {
    guard let fields = Table.domainPrices.fields(of: suffix) else { return nil }
    let known = Self.currencies.firstIndex(of: subsidiary.currency)
    let first = (known ?? 0) * 3
    guard fields.count >= first + 3 else { return nil }
    let amounts = fields[first..<first + 3].compactMap { Int64($0) }.map { Amount(cents: $0) }
    guard amounts.count == 3 else { return nil }
    let converted = known == nil ? amounts.map(subsidiary.convert) : amounts
    create = converted[0]
    renew = converted[1]
    transfer = converted[2]
  }

  /// The price of a name that its registry sells dearer; for new names and years to come alike.
  static func premium(_ name: DomainName, subsidiary: Subsidiary, seed: UInt64) -> Amount {
    let hundreds = SeededGenerator.hash("premium price " + name.text, seed: seed) % 49 + 1
    return subsidiary.convert(Amount(cents: Int64(hundreds) * 10_000))
  }

  /// What the owner of a name on the aftermarket asks for it.
  static func resale(_ name: DomainName, subsidiary: Subsidiary, seed: UInt64) -> Amount {
    let hundreds = SeededGenerator.hash("resale price " + name.text, seed: seed) % 95 + 5
    return subsidiary.convert(Amount(cents: Int64(hundreds) * 10_000))
  }
}
