import OVHClient

/// An amount of money as an integer count of 10⁻⁸ units, the API's «ucents».
struct Amount: Hashable, Codable, Sendable, Comparable {
  /// 10⁻⁸ units of the currency.
  var ucents: Int64

  /// Ucents in one hundredth of a unit.
  static let cent: Int64 = 1_000_000
  static let zero = Amount(ucents: 0)

  init(ucents: Int64) { self.ucents = ucents }

  init(cents: Int64) { ucents = cents * Self.cent }

  static func + (left: Amount, right: Amount) -> Amount { Amount(ucents: left.ucents + right.ucents) }
  static func - (left: Amount, right: Amount) -> Amount { Amount(ucents: left.ucents - right.ucents) }
  static func * (left: Amount, right: Int64) -> Amount { Amount(ucents: left.ucents * right) }
  static prefix func - (amount: Amount) -> Amount { Amount(ucents: -amount.ucents) }
  static func += (left: inout Amount, right: Amount) { left = left + right }
  static func < (left: Amount, right: Amount) -> Bool { left.ucents < right.ucents }

  /// The given share, rounded half away from zero to the cent.
  /// - Parameters:
  ///   - numerator: the share's numerator.
  ///   - denominator: its denominator, greater than 0.
  ///   - step: what is rounded to, in cents.
  func share(_ numerator: Int64, of denominator: Int64, step: Int64 = 1) -> Amount {
    let unit = Self.cent * step
    // In 128 bits: an amount times a rate may leave 64.
    let product = Int128(ucents) * Int128(numerator)
    let divisor = Int128(denominator) * Int128(unit)
    let rounded = (2 * (product < 0 ? -product : product) + divisor) / (2 * divisor)
    return Amount(ucents: Int64(clamping: product < 0 ? -rounded : rounded) * unit)
  }

  /// The amount with two decimals: `-2.50`.
  var text: String {
    let cents = ucents.magnitude / UInt64(Self.cent)
    let fraction = cents % 100
    return "\(ucents < 0 ? "-" : "")\(cents / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// The amount as a JSON number with no digit too many: `2`, `-2.5`, `6.99`.
  var number: JSONValue {
    guard ucents % (100 * Self.cent) != 0 else { return .integer(ucents / (100 * Self.cent)) }
    let text = self.text
    return .number(JSONNumber(checked: text.hasSuffix("0") ? String(text.dropLast()) : text))
  }
}
