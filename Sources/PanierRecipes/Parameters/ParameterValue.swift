public import OVHClient
import PanierKit
public import PanierOrdering
public import PanierVM

/// The value of a parameter, checked.
public indirect enum ParameterValue: Sendable, Hashable {
  /// Text or a word of a choice.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case number(Double)
  /// `true` or `false`.
  case boolean(Bool)
  /// An amount.
  case money(Money)
  /// A period.
  case period(Period)
  /// Several values.
  case list([ParameterValue])

  /// The value as the operator would write it.
  public var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .money(let money): "\(money)"
    case .period(let period): "\(period)"
    case .list(let values): values.map(\.text).joined(separator: ",")
    }
  }

  /// The value that `run` gets; amounts and periods are objects.
  public var luaValue: LuaValue {
    switch self {
    case .money(let money): .object(MoneyObject(money))
    case .period(let period): .object(PeriodObject(period))
    case .list(let values): .list(values.map(\.luaValue))
    default: plainValue
    }
  }

  /// The value without objects of the host, for functions that compute defaults: amounts and periods are text.
  var plainValue: LuaValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .boolean(let flag): .boolean(flag)
    case .money(let money): .string("\(money)")
    case .period(let period): .string("\(period)")
    case .list(let values): .list(values.map(\.plainValue))
    }
  }

  /// The value as data.
  public var json: JSONValue {
    switch self {
    case .integer(let number): JSONValue(number)
    case .number(let number): JSONNumber("\(number)").map(JSONValue.number) ?? .string("\(number)")
    case .boolean(let flag): .bool(flag)
    case .list(let values): .array(values.map(\.json))
    default: .string(text)
    }
  }
}
