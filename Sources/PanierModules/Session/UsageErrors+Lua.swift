public import PanierOrdering
public import PanierVM

/// Mistakes in a script: they become errors of kind `usage` with the sentence that describes them.
protocol UsageError: LuaErrorConvertible, CustomStringConvertible {}

extension UsageError {
  var luaError: LuaError { LuaError(kind: "usage", message: description, underlying: self) }
}

extension MoneyError: LuaErrorConvertible {
  /// The error as scripts see it: kind `usage`.
  public var luaError: LuaError { LuaError(kind: "usage", message: description, underlying: self) }
}

extension PeriodError: LuaErrorConvertible {
  /// The error as scripts see it: kind `usage`.
  public var luaError: LuaError { LuaError(kind: "usage", message: description, underlying: self) }
}

extension NobodyAnswers: LuaErrorConvertible {
  /// The error as scripts see it: kind `refused`.
  public var luaError: LuaError { LuaError(kind: "refused", message: description, underlying: self) }
}

extension NotAvailable: LuaErrorConvertible {
  /// The error as scripts see it: kind `refused`, class `NotAvailable`.
  var luaError: LuaError {
    LuaError(kind: "refused", message: description, fields: [("class", .string("NotAvailable"))], underlying: self)
  }
}

extension PriceNotAccepted: LuaErrorConvertible {
  /// The error as scripts see it: kind `refused`.
  var luaError: LuaError { LuaError(kind: "refused", message: description, underlying: self) }
}

extension OperandError: UsageError {}
extension Incomparable: UsageError {}
extension UnknownField: UsageError {}
extension UnknownColumn: UsageError {}
extension UnknownFormat: UsageError {}
extension ColumnNameExpected: UsageError {}
extension ListExpected: UsageError {}
extension NoBarLength: UsageError {}
extension DurationNotOffered: UsageError {}
extension UnknownLabel: UsageError {}
extension BadConfigurationValue: UsageError {}
extension LabelsExpected: UsageError {}
extension SummaryIsNoQuote: UsageError {}
extension UnreadableDate: UsageError {}
