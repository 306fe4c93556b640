public import OVHClient

/// An exact amount of money: a whole number of 10⁻⁸ units of one currency.
///
/// The scale is the order API's own (`priceInUcents`: one unit is 10⁸). No floating-point number ever takes part.
public struct Money: Sendable, Hashable {
  /// The amount in 10⁻⁸ of the currency's unit.
  public let ucents: Int64
  /// The currency's code in upper case: `EUR`, or `PTS` for points.
  public let currency: String

  /// How many ``ucents`` make one unit of the currency.
  public static let unit: Int64 = 100_000_000
  /// How many ``ucents`` make one hundredth of the unit: the API's totals are rounded to it.
  public static let cent: Int64 = 1_000_000

  /// Creates an amount.
  /// - Parameters:
  ///   - ucents: the amount in 10⁻⁸ of the currency's unit.
  ///   - currency: the currency's code, `EUR`.
  public init(ucents: Int64, currency: String) {
    self.ucents = ucents
    self.currency = currency
  }

  /// Nothing, in the given currency.
  public static func zero(_ currency: String) -> Money { Money(ucents: 0, currency: currency) }

  /// Whether the amount is below zero.
  public var isNegative: Bool { ucents < 0 }

  /// The amount as decimal text with at least two decimals and no more than it needs: `19.99`, `0.125`.
  public var decimal: String {
    let magnitude = ucents.magnitude
    let unit = UInt64(Money.unit)
    var fraction = String(magnitude % unit)
    fraction = String(repeating: "0", count: 8 - fraction.count) + fraction
    while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(isNegative ? "-" : "")\(magnitude / unit).\(fraction)"
  }
}

extension Money: CustomStringConvertible {
  /// The amount with its currency: `19.99 EUR`.
  public var description: String { "\(decimal) \(currency)" }
}

extension Money {
  /// The amount of a price of the API.
  public init(_ price: Price) {
    self.init(ucents: price.ucents, currency: price.currencyCode)
  }
}

extension Money: Codable {
  /// Reads decimal text with a currency: `19.99 EUR`.
  /// - Throws: `MoneyError` for any other text, `DecodingError` for what is no text.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes decimal text with the currency: `19.99 EUR`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// What cannot be done with money.
public enum MoneyError: Error, Sendable, Hashable {
  /// The text is not an amount with a currency; carries the text.
  case unreadable(String)
  /// Two currencies meet in one operation; carries both codes.
  case mixedCurrencies(String, String)
  /// An amount meets a bare number where another amount is needed; carries the operation and the number.
  case bareNumber(operation: String, number: String)
  /// The result is beyond ±92 billion units.
  case overflow
  /// A number that is not zero and that rounds to nothing; carries it with its currency.
  case tooSmall(String)
  /// A factor or percentage that is not a finite number; carries it.
  case notFinite(String)
  /// A split into no parts, or into more than a million; carries the number asked for.
  case badSplit(Int)
}

extension MoneyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text):
      "'\(text)' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""
    case .mixedCurrencies(let first, let second):
      "\(first) and \(second) cannot be mixed; convert one of them first"
    case .bareNumber(let operation, let number):
      "money cannot be \(operation) the bare number \(number); give it a currency, as in money(\(number), \"EUR\")"
    case .overflow:
      "the amount is out of range; money holds up to 92 billion units of a currency"
    case .tooSmall(let amount):
      "\(amount) is less than money can hold; the smallest amount is 0.00000001"
    case .notFinite(let number):
      "money cannot be multiplied by \(number); use a finite number"
    case .badSplit(let parts):
      "money cannot be split into \(parts) parts; use a whole number from 1 to 1000000"
    }
  }
}
