/// A duration of whole months as the API writes it: `P1M`, `P1Y`, `P0D`.
struct Period: Hashable, Sendable {
  var months: Int64

  /// Reads `P2Y`, `P12M` or `P0D`, between 0 and 120 months.
  init?(_ text: String) {
    let digits = text.utf8.dropFirst().dropLast()
    guard text.utf8.first == UInt8(ascii: "P"), let unit = text.utf8.last, let count = Int64(Substring(digits)),
      count >= 0, count <= 120
    else { return nil }
    switch unit {
    case UInt8(ascii: "Y"): months = count * 12
    case UInt8(ascii: "M"): months = count
    case UInt8(ascii: "D") where count == 0: months = 0
    default: return nil
    }
    if months > 120 { return nil }
  }

  init(months: Int64) { self.months = months }

  /// The years, where there are whole ones.
  var years: Int64? { months > 0 && months % 12 == 0 ? months / 12 : nil }

  /// The text the API would write: twelve months are `P1Y`.
  var text: String {
    if months == 0 { return "P0D" }
    return years.map { "P\($0)Y" } ?? "P\(months)M"
  }
}
