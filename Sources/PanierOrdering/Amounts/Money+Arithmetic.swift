extension Money {
  /// The sum of two amounts of one currency.
  /// - Throws: ``MoneyError/mixedCurrencies(_:_:)`` or ``MoneyError/overflow``.
  public func adding(_ other: Money) throws -> Money {
    try requireSameCurrency(other)
    return try Money.checked(ucents.addingReportingOverflow(other.ucents), currency)
  }

  /// The difference of two amounts of one currency.
  /// - Throws: ``MoneyError/mixedCurrencies(_:_:)`` or ``MoneyError/overflow``.
  public func subtracting(_ other: Money) throws -> Money {
    try requireSameCurrency(other)
    return try Money.checked(ucents.subtractingReportingOverflow(other.ucents), currency)
  }

  /// The amount with the other sign.
  /// - Throws: ``MoneyError/overflow``.
  public func negated() throws -> Money {
    try Money.checked(Int64(0).subtractingReportingOverflow(ucents), currency)
  }

  /// The amount times a whole number, exactly.
  /// - Throws: ``MoneyError/overflow``.
  public func multiplied(by factor: Int64) throws -> Money {
    try Money.checked(ucents.multipliedReportingOverflow(by: factor), currency)
  }

  /// The amount times a decimal factor, rounded half away from zero to 10⁻⁸.
  ///
  /// The factor counts as the decimal number that it prints as: 0.1 is one tenth, not its nearest binary fraction.
  /// - Throws: ``MoneyError/notFinite(_:)`` or ``MoneyError/overflow``.
  public func multiplied(by factor: Double) throws -> Money {
    try scaled(by: DecimalFactor(factor), quantum: 1)
  }

  /// A percentage of the amount, rounded half up (away from zero) to the cent.
  /// - Parameter percentage: the percentage, 20 for a fifth.
  /// - Throws: ``MoneyError/notFinite(_:)`` or ``MoneyError/overflow``.
  public func percent(_ percentage: Double) throws -> Money {
    var factor = try DecimalFactor(percentage)
    factor.decimals += 2
    return try scaled(by: factor, quantum: Money.cent)
  }

  /// The amount in parts that differ by a cent at most and add up to it exactly; the larger parts come first.
  /// - Parameter parts: how many, from 1 to 1,000,000.
  /// - Throws: ``MoneyError/badSplit(_:)``.
  public func split(_ parts: Int) throws -> [Money] {
    guard (1...1_000_000).contains(parts) else { throw MoneyError.badSplit(parts) }
    let (cents, dust) = Money.floored(ucents, by: Money.cent)
    let (share, rest) = Money.floored(cents, by: Int64(parts))
    return (0..<Int64(parts)).map { index in
      // What is less than a cent goes to a part that got no cent more: no two differ by more than one.
      let more = index < rest ? Money.cent : index == rest ? dust : 0
      return Money(ucents: share * Money.cent + more, currency: currency)
    }
  }

  /// Whether this amount is less than another of the same currency.
  /// - Throws: ``MoneyError/mixedCurrencies(_:_:)``.
  public func isLess(than other: Money) throws -> Bool {
    try requireSameCurrency(other)
    return ucents < other.ucents
  }

  /// The exact sum of amounts of one currency; nil when there are none.
  /// - Throws: ``MoneyError/mixedCurrencies(_:_:)`` or ``MoneyError/overflow``.
  public static func sum(_ amounts: some Sequence<Money>) throws -> Money? {
    var total: Money?
    for amount in amounts { total = try total?.adding(amount) ?? amount }
    return total
  }

  /// The quotient rounded down and what is left, never below zero: parts of a debt are in order of size too.
  private static func floored(_ value: Int64, by divisor: Int64) -> (quotient: Int64, rest: Int64) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private func requireSameCurrency(_ other: Money) throws {
    guard currency == other.currency else { throw MoneyError.mixedCurrencies(currency, other.currency) }
  }

  private static func checked(_ result: (partialValue: Int64, overflow: Bool), _ currency: String) throws -> Money {
    guard !result.overflow else { throw MoneyError.overflow }
    return Money(ucents: result.partialValue, currency: currency)
  }

  private func scaled(by factor: DecimalFactor, quantum: Int64) throws -> Money {
    let product = Int128(ucents).multipliedReportingOverflow(by: Int128(factor.digits))
    guard !product.overflow else { throw MoneyError.overflow }
    var divisor = Int128(quantum)
    for _ in 0..<max(0, factor.decimals) {
      let next = divisor.multipliedReportingOverflow(by: 10)
      // A divisor this large leaves nothing of any amount.
      guard !next.overflow else { return .zero(currency) }
      divisor = next.partialValue
    }
    var value = Money.roundedHalfAwayFromZero(product.partialValue, dividingBy: divisor)
    for _ in 0..<max(0, -factor.decimals) {
      let next = value.multipliedReportingOverflow(by: 10)
      guard !next.overflow else { throw MoneyError.overflow }
      value = next.partialValue
    }
    let result = value.multipliedReportingOverflow(by: Int128(quantum))
    guard !result.overflow, let ucents = Int64(exactly: result.partialValue) else { throw MoneyError.overflow }
    return Money(ucents: ucents, currency: currency)
  }

  private static func roundedHalfAwayFromZero(_ value: Int128, dividingBy divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    // Written without doubling the remainder, which could overflow.
    guard remainder.magnitude >= (divisor - Int128(remainder.magnitude)).magnitude else { return quotient }
    return quotient + (value < 0 ? -1 : 1)
  }
}

/// A finite number as the decimal number that it prints as: digits × 10^(−decimals).
private struct DecimalFactor {
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
