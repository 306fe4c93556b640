extension Money {
  /// Reads an amount with its currency.
  ///
  /// Accepted: `19.99 EUR`, `EUR 19.99`, `-5 EUR`, `19.99EUR`, and the signs `€`, `£` in place of the code. `$` is
  /// refused, since it stands for several currencies; so are a comma and thousands separators, which are read
  /// differently from country to country.
  /// - Parameter text: the amount with at most eight decimals.
  /// - Throws: ``MoneyError/unreadable(_:)`` or ``MoneyError/overflow``.
  public init(_ text: String) throws {
    let trimmed = text.filter { !$0.isWhitespace || $0 == " " }.trimmingSpaces()
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
    guard let code = Money.currencyCode(currency.trimmingSpaces()) else { throw MoneyError.unreadable(text) }
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

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> SubSequence {
    let start = firstIndex { $0 != " " } ?? endIndex
    var end = endIndex
    while end > start, self[index(before: end)] == " " { end = index(before: end) }
    return self[start..<end]
  }
}
