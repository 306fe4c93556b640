/// What cannot be done with money.
public enum MoneyError: Error, Sendable, Hashable {
  /// The text is not an amount with a currency; holds the text.
  case unreadable(String)
  /// Two currencies meet in one operation; holds both codes.
  case mixedCurrencies(String, String)
  /// An amount meets a bare number where another amount is needed; holds the operation and the number.
  case bareNumber(operation: String, number: String)
  /// The result is beyond ±92 billion units.
  case overflow
  /// A factor or percentage that is not a finite number; holds it.
  case notFinite(String)
  /// A split into no parts, or into more than a million; holds the number asked for.
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
    case .notFinite(let number):
      "money cannot be multiplied by \(number); use a finite number"
    case .badSplit(let parts):
      "money cannot be split into \(parts) parts; use a whole number from 1 to 1000000"
    }
  }
}
