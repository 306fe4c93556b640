/// The currencies that OVHcloud's subsidiaries sell in.
enum Currencies {
  private static let bySubsidiary: [(subsidiary: String, currency: String)] = [
    ("ASIA", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("CZ", "CZK"), ("DE", "EUR"), ("ES", "EUR"), ("FI", "EUR"),
    ("FR", "EUR"), ("GB", "GBP"), ("IE", "EUR"), ("IN", "INR"), ("IT", "EUR"), ("LT", "EUR"), ("MA", "MAD"),
    ("NL", "EUR"), ("PL", "PLN"), ("PT", "EUR"), ("QC", "CAD"), ("SG", "SGD"), ("SN", "XOF"), ("TN", "TND"),
    ("US", "USD"), ("WE", "USD"), ("WS", "USD"),
  ]

  /// The currency of a subsidiary; nil for one that is not known.
  static func of(subsidiary: String) -> String? { bySubsidiary.first { $0.subsidiary == subsidiary }?.currency }

  /// The currencies with the subsidiaries that sell in them, those of most subsidiaries first.
  static let all: [SuggestedValue] = {
    let known = Dictionary(grouping: bySubsidiary, by: \.currency).mapValues { $0.map(\.subsidiary) }
    return known.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { SuggestedValue($0.key, detail: $0.value.joined(separator: " ")) }
  }()
}
