import PanierOrdering
import PanierReference
public import PanierVM

/// `money(…)` and `period(…)`: the values that amounts and durations are.
public enum ValueConstructors {
  /// The functions, as globals.
  public static let functions: [LuaFunction] = [money, period]

  private static let money = LuaFunction(
    "money", "Makes an exact amount of money.",
    details: "Text carries its currency; a number needs it as the second argument. A comma, thousands separators and $ "
      + "are refused, since they are read differently from country to country.",
    parameters:
      .required("amount", Amount.self, "\"19.99 EUR\", or a number"),
    .optional("currency", String.self, "the currency's code, needed with a number"),
    results: [ResultDoc(.object("Money"), "the amount")],
    errors: ["'20 euros' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""],
    example: #"print(money("20 EUR") - money(4.99, "EUR"))  --> 15.01 EUR"#
  ) { _, amount, currency in
    switch amount {
    case .money(let object): return .object(object)
    case .text(let text):
      guard let currency else { return .money(try Money(text)) }
      return .money(try Money(decimal: text, currency: currency))
    case .integer(let number):
      guard let currency else { throw MoneyError.unreadable(String(number)) }
      return .money(try Money(decimal: String(number), currency: currency))
    case .number(let number):
      guard let currency else { throw MoneyError.unreadable(number.description) }
      return .money(try Money(number: number, currency: currency))
    }
  }

  /// What `money` makes an amount of.
  private enum Amount: LuaReadable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case money(MoneyObject)

    static var valueType: ValueType { .oneOf([.string, .number, .object("Money")]) }

    static func read(_ value: LuaValue) -> Amount? {
      switch value {
      case .string(let text): .text(text)
      case .integer(let number): .integer(number)
      case .number(let number): .number(number)
      case .object(let object as MoneyObject): .money(object)
      default: nil
      }
    }
  }

  private static let period = LuaFunction(
    "period", "Makes a period from an ISO 8601 duration.",
    parameters: .required("text", Period.self, "\"P1Y\", \"P6M\", \"P0D\""),
    results: [ResultDoc(.object("Period"), "the period")],
    errors: ["'1 year' is not a period; write an ISO 8601 duration, as in \"P1Y\" for a year or \"P1M\" for a month"],
    example: #"print(period("P1Y") == period("P12M"), period("P2Y").months)  --> true 24"#
  ) { _, period in
    .object(PeriodObject(period))
  }
}
