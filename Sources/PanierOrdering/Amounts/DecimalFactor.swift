/// A finite number as the decimal number that it prints as: digits × 10^(−decimals).
struct DecimalFactor {
  /// All digits as one whole number, with the sign.
  var digits: Int64
  /// How many of the digits stand behind the point; negative for trailing zeros that were left out.
  var decimals: Int

  /// Takes apart a binary number through its shortest decimal text.
  /// - Throws: ``MoneyError/notFinite(_:)``, or ``MoneyError/overflow`` for more than 18 digits.
  init(_ number: Double) throws {
    guard number.isFinite else { throw MoneyError.notFinite(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf") }
    var mantissa = number.description
    var exponent = 0
    if let mark = mantissa.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
      mantissa = String(mantissa[..<mark])
    }
    if let point = mantissa.firstIndex(of: ".") {
      exponent -= mantissa.distance(from: point, to: mantissa.endIndex) - 1
      mantissa.remove(at: point)
    }
    guard let digits = Int64(mantissa) else { throw MoneyError.overflow }
    self.digits = digits
    decimals = -exponent
  }
}
