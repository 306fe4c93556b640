extension Money {
  /// Reads an amount with its currency.
  ///
  /// Accepted: `19.99 EUR`, `EUR 19.99`, `-5 EUR`, `19.99EUR`, and the signs `€`, `£` in place of the code. `$` is
  /// refused, since it stands for several currencies; so are a comma and thousands separators, which are read
  /// differently from country to country. Blanks may stand between the amount and the currency, and any white space at
  /// the ends; white space inside the amount is refused.
  /// - Parameter text: the amount with at most eight decimals.
  /// - Throws: ``MoneyError/unreadable(_:)`` or ``MoneyError/overflow``.
  public init(_ text: String) throws {
    let trimmed = text.trimming(\.isWhitespace)
    let isAmount: (Character) -> Bool = { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
    let number: Substring
    let currency: Substring
    if let first = trimmed.first, isAmount(first) {
      number = trimmed.prefix(while: isAmount)
      currency = trimmed[number.endIndex...]
    } else {
      number = Substring(String(trimmed.reversed().prefix(while: isAmount).reversed()))
      currency = trimmed.dropLast(number.count)
    }
    guard let code = Money.currencyCode(currency.trimming(\.isBlank)) else { throw MoneyError.unreadable(text) }
    guard let ucents = try Money.ucents(decimal: number) else { throw MoneyError.unreadable(text) }
    self.init(ucents: ucents, currency: code)
  }

  /// Creates an amount from decimal text and a currency.
  /// - Parameters:
  ///   - decimal: `19.99`, with a point and at most eight decimals.
  ///   - currency: a code of three letters, or `€`, `£`.
  /// - Throws: ``MoneyError/unreadable(_:)`` or ``MoneyError/overflow``.
  public init(decimal: String, currency: String) throws {
    guard let code = Money.currencyCode(Substring(currency)), let ucents = try Money.ucents(decimal: Substring(decimal))
    else { throw MoneyError.unreadable("\(decimal) \(currency)") }
    self.init(ucents: ucents, currency: code)
  }

  private static func currencyCode(_ text: Substring) -> String? {
    if text == "€" { return "EUR" }
    if text == "£" { return "GBP" }
    guard text.count == 3, text.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    return text.uppercased()
  }

  /// The amount of a decimal text in 10⁻⁸; nil when it is no such text.
  private static func ucents(decimal text: Substring) throws -> Int64? {
    var digits = text
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits.removeFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }), !parts[0].isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard (1...8).contains(fraction.count) else { return nil }
    let padded = fraction + String(repeating: "0", count: 8 - fraction.count)
    let sign = isNegative ? "-" : ""
    guard let value = Int64(sign + parts[0] + padded) else { throw MoneyError.overflow }
    return value
  }
}

extension Money {
  /// Takes a number, which counts as the decimal number that it prints as, rounded half away from zero to 10⁻⁸.
  /// - Parameters:
  ///   - number: the amount in the currency's unit.
  ///   - currency: a code of three letters, or `€`, `£`.
  /// - Throws: ``MoneyError/tooSmall(_:)`` for a number that would become nothing, ``MoneyError/unreadable(_:)`` for an
  ///   unknown currency, ``MoneyError/notFinite(_:)`` or ``MoneyError/overflow``.
  public init(number: Double, currency: String) throws {
    self = try Money(decimal: "1", currency: currency).multiplied(by: number)
    guard ucents != 0 || number == 0 else { throw MoneyError.tooSmall("\(number) \(self.currency)") }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }

  /// A space, a no-break space, narrow or not, or a tab: what stands between an amount and its currency.
  fileprivate var isBlank: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" || self == "\t" }
}

extension StringProtocol {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    let start = firstIndex { !isTrimmed($0) } ?? endIndex
    var end = endIndex
    while end > start, isTrimmed(self[index(before: end)]) { end = index(before: end) }
    return self[start..<end]
  }
}
