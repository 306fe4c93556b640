import OVHClient
public import PanierOrdering
public import PanierReference
public import PanierVM

/// An ISO 8601 duration as Lua sees it.
public final class PeriodObject: LuaValueObject {
  /// The period.
  public let period: Period

  /// Wraps a period.
  public init(_ period: Period) {
    self.period = period
  }

  public var swiftValue: any Sendable { period }

  public static let luaType = LuaType(
    "Period", of: PeriodObject.self,
    summary: "An ISO 8601 duration of years, months, weeks and days.",
    fields: [
      LuaField("months", .integer, "Whole months, twelve for each year.") { .integer(Int64($0.period.months)) },
      LuaField("days", .integer, "Whole days besides the months.") { .integer(Int64($0.period.days)) },
    ],
    operators: operators,
    example: #"print(period("P1Y") + period("P6M"))  --> P1Y6M"#
  )

  /// The period of a value; text is read as one.
  static func period(_ value: LuaValue) throws -> Period {
    guard let period = try Period.read(value) else { throw PeriodError.unreadable(value.kindName) }
    return period
  }

  private static let operators = LuaOperators<PeriodObject>(
    tostring: { $0.period.description },
    equals: { first, second in
      guard case .object(is PeriodObject) = first, case .object(is PeriodObject) = second else { return false }
      return try period(first) == period(second)
    },
    lessThan: { try period($0).isShorter(than: period($1)) },
    lessOrEqual: { try !period($1).isShorter(than: period($0)) },
    add: { .object(PeriodObject(try period($0) + period($1))) },
    concatenate: { .string(try text($0) + text($1)) })

  private static func text(_ value: LuaValue) throws -> String {
    if case .string(let text) = value { return text }
    return try period(value).description
  }
}

extension Period: LuaReadable {
  /// Its text or an object.
  public static var valueType: ValueType { .oneOf([.string, .object("Period")]) }

  /// Reads a period.
  ///
  /// - Throws: ``PeriodError`` for any other text.
  public static func read(_ value: LuaValue) throws -> Period? {
    switch value {
    case .object(let object as PeriodObject): object.period
    case .string(let text): try Period(text)
    default: nil
    }
  }
}

extension PeriodError: LuaErrorConvertible {
  /// The error as scripts see it: kind `usage`.
  public var luaError: LuaError { LuaError(kind: .usage, message: sentence, underlying: self) }
}

extension PeriodObject: Shown {
  var cell: ShownCell? { ShownCell(period.description) }

  var body: JSONValue? { .string(period.description) }

  func isWritten(_ text: String) -> Bool { (try? Period(text)) == period }
}
