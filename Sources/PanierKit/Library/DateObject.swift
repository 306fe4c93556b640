import PanierOrdering
import PanierReference
import PanierVM

/// A date as Lua sees it.
final class DateObject: LuaObject {
  let date: CalendarDate

  init(_ date: CalendarDate) {
    self.date = date
  }

  static let luaType = LuaType(
    "Date", of: DateObject.self,
    summary:
      "A day, with a time and an offset where they are known; compares by the moment, takes periods with + and -.",
    fields: [
      LuaField("year", .integer, "The year.") { .integer($0.date.civil.year) },
      LuaField("month", .integer, "The month, 1 to 12.") { .integer($0.date.civil.month) },
      LuaField("day", .integer, "The day of the month.") { .integer($0.date.civil.day) },
      LuaField("weekday", .integer, "The day of the week, 1 for Monday to 7.") { .integer($0.date.weekday) },
      LuaField("hour", .optional(.integer), "The hour; nil for a day alone.") { time($0.date, 3600, 24) },
      LuaField("minute", .optional(.integer), "The minute; nil for a day alone.") { time($0.date, 60, 60) },
      LuaField("second", .optional(.integer), "The second; nil for a day alone.") { time($0.date, 1, 60) },
      LuaField("offset", .optional(.integer), "Minutes east of UTC; nil where none was written.") {
        $0.date.offset.map { .integer($0) } ?? .nil
      },
    ],
    methods: [format, daysUntil, atOffset],
    operators: operators,
    example: #"print(require("panier.date").parse("2026-01-31") + period("P1M"))  --> 2026-02-28"#
  )

  private static let format = LuaFunction(
    "Date:format", on: DateObject.self, "Writes the date by a pattern.",
    details: "%Y year, %m month, %d day, %e day without zero, %H hour, %M minute, %S second, %z offset, %j day of the "
      + "year, %u weekday (1 Monday), %a %A weekday in English, %b %B month in English, %F %Y-%m-%d, %T %H:%M:%S, "
      + "%% a percent sign.",
    parameters: .required("pattern", String.self, "text with these signs, as in \"%d.%m.%Y\""),
    results: [ResultDoc(.string, "the text")],
    errors: ["Date:format: '%q' is not known; %Y, %m, %d, %H, %M and %S are, among others"],
    example: #"print(require("panier.date").parse("2026-11-24"):format("%a %e %b %Y"))  --> Tue 24 Nov 2026"#
  ) { _, day, pattern in .string(try DatePattern(pattern).text(of: day.date)) }

  private static let daysUntil = LuaFunction(
    "Date:days_until", on: DateObject.self, "Days from this date to another, as a calendar counts them.",
    parameters: .required("other", CalendarDate.self, "a date, or its ISO 8601 text"),
    results: [ResultDoc(.integer, "how many days; negative where the other one is earlier")],
    example: #"print(require("panier.date").parse("2026-11-24"):days_until("2026-12-24"))  --> 30"#
  ) { _, day, other in .integer(day.date.days(until: other)) }

  private static let atOffset = LuaFunction(
    "Date:at_offset", on: DateObject.self, "The same moment as clocks elsewhere show it; a day alone stays as it is.",
    parameters: .required("minutes", Int64.self, "how many minutes east of UTC their offset is: 60 for +01:00"),
    results: [ResultDoc(.object("Date"), "the date at that offset")],
    errors: ["Date:at_offset: 1500 minutes is no offset; offsets are less than a day"],
    example:
      #"print(require("panier.date").parse("2026-11-24T23:30:00Z"):at_offset(60))  --> 2026-11-25T00:30:00+01:00"#
  ) { _, day, minutes in
    guard minutes.magnitude < 1440 else { throw NoOffset(minutes: minutes) }
    return .object(DateObject(day.date.at(offset: minutes)))
  }

  private static let operators = LuaOperators<DateObject>(
    tostring: { $0.date.description },
    equals: { first, second in
      guard case .object(is DateObject) = first, case .object(is DateObject) = second else { return false }
      return try date(of: first).secondsSince1970 == date(of: second).secondsSince1970
    },
    lessThan: { try date(of: $0).secondsSince1970 < date(of: $1).secondsSince1970 },
    lessOrEqual: { try date(of: $0).secondsSince1970 <= date(of: $1).secondsSince1970 },
    add: { first, second in
      if case .object(is DateObject) = second { return try sum(second, first) }
      return try sum(first, second)
    },
    subtract: { first, second in
      .object(DateObject(try date(of: first).adding(PeriodObject.period(second), times: -1)))
    },
    concatenate: { .string(try text($0) + text($1)) })

  private static func sum(_ date: LuaValue, _ period: LuaValue) throws -> LuaValue {
    .object(DateObject(try self.date(of: date).adding(PeriodObject.period(period))))
  }

  /// The date of an operand; text is read as one.
  private static func date(of value: LuaValue) throws -> CalendarDate {
    guard let date = try CalendarDate.read(value) else { throw UnreadableDate(text: value.spelling) }
    return date
  }

  private static func time(_ date: CalendarDate, _ unit: Int64, _ count: Int64) -> LuaValue {
    date.secondOfDay.map { .integer($0 / unit % count) } ?? .nil
  }

  private static func text(_ value: LuaValue) throws -> String {
    if case .string(let text) = value { return text }
    return try date(of: value).description
  }
}

extension CalendarDate: LuaReadable {
  static var valueType: ValueType { .oneOf([.object("Date"), .string]) }

  static func read(_ value: LuaValue) throws -> CalendarDate? {
    switch value {
    case .object(let object as DateObject): object.date
    case .string(let text): try CalendarDate(text)
    default: nil
    }
  }
}

extension DateObject: Shown {
  var cell: ShownCell? { ShownCell(date.description) }
}

/// A number of minutes that no offset has.
struct NoOffset: UsageError, Hashable {
  let minutes: Int64

  var description: String { "Date:at_offset: \(minutes) minutes is no offset; offsets are less than a day" }
}
