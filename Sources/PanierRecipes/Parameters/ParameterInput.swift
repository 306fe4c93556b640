public import OVHClient
import PanierKit
public import PanierOrdering
public import PanierVM

/// A value before it is checked: as it was typed, or as a file or a script gave it.
public indirect enum ParameterInput: Sendable, Hashable {
  /// Text, which may stand for any type.
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
  case list([ParameterInput])
  /// Something that no parameter takes; carries what it is.
  case other(String)

  /// The value of a member of a file.
  public init(_ json: JSONValue) {
    switch json {
    case .string(let text): self = .text(text)
    case .bool(let flag): self = .boolean(flag)
    case .number(let number): self = number.int64.map(ParameterInput.integer) ?? .number(number.double)
    case .array(let items): self = .list(items.map { ParameterInput($0) })
    case .null, .object: self = .other(json.kindName)
    }
  }

  /// A value of Lua.
  public init(_ value: LuaValue) {
    switch value {
    case .string(let text): self = .text(text)
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .number(number)
    case .object(let money as MoneyObject): self = .money(money.money)
    case .object(let period as PeriodObject): self = .period(period.period)
    case .table(let table) where table.fields.isEmpty && table.other.isEmpty:
      self = .list(table.array.map { ParameterInput($0) })
    default: self = .other(value.spelling)
    }
  }

  /// What messages call it.
  var spelling: String {
    switch self {
    case .text(let text): "'\(text.count > 60 ? text.prefix(60) + "…" : text[...])'"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .money(let money): "\(money)"
    case .period(let period): "\(period)"
    case .list(let items): "a list of \(items.count)"
    case .other(let what): what
    }
  }
}
