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
    parameters: [
      .required("amount", .oneOf([.string, .number, .object("Money")]), "\"19.99 EUR\", or a number"),
      .optional("currency", .string, "the currency's code, needed with a number"),
    ],
    results: [ResultDoc(.object("Money"), "the amount")],
    errors: ["'20 euros' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""],
    example: #"print(money("20 EUR") - money(4.99, "EUR"))  --> 15.01 EUR"#
  ) { call in
    switch try call.value(0) {
    case .object(let object as MoneyObject): return .money(object.money)
    case .string(let text):
      guard call.isPresent(1) else { return .money(try Money(text)) }
      return .money(try Money(decimal: text, currency: call.string(1)))
    case .integer(let number):
      guard call.isPresent(1) else { throw MoneyError.unreadable(String(number)) }
      return .money(try Money(decimal: String(number), currency: call.string(1)))
    case .number(let number):
      guard call.isPresent(1) else { throw MoneyError.unreadable(number.description) }
      return .money(try Money(number: number, currency: call.string(1)))
    default: throw MoneyError.unreadable(try call.value(0).kindName)
    }
  }

  private static let period = LuaFunction(
    "period", "Makes a period from an ISO 8601 duration.",
    parameters: [.required("text", .oneOf([.string, .object("Period")]), "\"P1Y\", \"P6M\", \"P0D\"")],
    results: [ResultDoc(.object("Period"), "the period")],
    errors: ["'1 year' is not a period; write an ISO 8601 duration, as in \"P1Y\" for a year or \"P1M\" for a month"],
    example: #"print(period("P1Y") == period("P12M"), period("P2Y").months)  --> true 24"#
  ) { call in
    switch try call.value(0) {
    case .object(let object as PeriodObject): return .one(.object(object))
    default: return .one(.object(PeriodObject(try Period(call.string(0)))))
    }
  }
}
