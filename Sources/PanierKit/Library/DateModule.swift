import FoundationEssentials
import PanierOrdering
import PanierReference
import PanierVM

/// `panier.date`: days and moments.
enum DateModule {
  static let module = LuaModule(
    "panier.date", summary: "Days and moments in ISO 8601: reads them, counts days, adds periods.",
    functions: [parse, now, today, daysUntil, compare])

  private static let unreadable = """
    '24/11/2026' is not a date; write ISO 8601, as in "2026-11-24" or "2026-11-24T10:00:00+01:00"
    """

  private static let parse = LuaFunction(
    "date.parse", "Reads a date from ISO 8601 text, as the API writes them.",
    details: "Fractions of a second are dropped. A time without an offset counts as UTC.",
    parameters: .required("text", CalendarDate.self, "\"2026-11-24\", \"2026-11-24T10:00:00+01:00\", or a date"),
    results: [ResultDoc(.object("Date"), "the date")], errors: [unreadable],
    example: #"print(require("panier.date").parse("2026-11-24T10:00:00+01:00").hour)  --> 10"#
  ) { _, date in .object(DateObject(date)) }

  private static let now = LuaFunction(
    "date.now", "This moment, in UTC; in tests the clock of the simulator.",
    results: [ResultDoc(.object("Date"), "the moment, to the second")],
    example: #"print(require("panier.date").now() > require("panier.date").parse("2026-01-01"))  --> true"#
  ) { call in .object(DateObject(try current(call))) }

  private static let today = LuaFunction(
    "date.today", "The day that it is, in UTC; in tests by the clock of the simulator.",
    results: [ResultDoc(.object("Date"), "the day, without a time")],
    example: #"print(require("panier.date").today().hour)  --> nil"#
  ) { call in .object(DateObject(try current(call).day)) }

  private static let daysUntil = LuaFunction(
    "date.days_until", "Days from today to a date.",
    parameters: .required("date", CalendarDate.self, "a date, or its ISO 8601 text"),
    results: [ResultDoc(.integer, "how many days; negative for a date that has passed")], errors: [unreadable],
    example: """
      local date = require "panier.date"
      print(date.days_until(date.today() + period("P1W")))  --> 7
      """
  ) { call, date in .integer(try current(call).day.days(until: date)) }

  private static let compare = LuaFunction(
    "date.compare", "Tells which of two dates comes first; for sorting, and for texts that are dates.",
    parameters: .required("first", CalendarDate.self, "one date"),
    .required("second", CalendarDate.self, "the other one"),
    results: [ResultDoc(.integer, "-1 where the first is earlier, 0 for the same moment, 1 where it is later")],
    errors: [unreadable],
    example: #"print(require("panier.date").compare("2026-11-24", "2026-11-24T00:00:00Z"))  --> 0"#
  ) { _, first, second in
    .integer(
      first.secondsSince1970 < second.secondsSince1970 ? -1 : first.secondsSince1970 > second.secondsSince1970 ? 1 : 0)
  }

  private static func current(_ call: borrowing LuaCall) throws -> CalendarDate {
    let seconds = try call.session.now().timeIntervalSince1970
    return CalendarDate(secondsSince1970: Int64(seconds.rounded(.down)))
  }
}
