import PanierOrdering
import PanierReference
import PanierVM

/// How far ahead is looked: `"90d"`, `"3m"`, `"1y"`, or a period as in `"P90D"`.
struct TimeAhead: Hashable, CustomStringConvertible {
  /// The time in days; a month counts 31 of them, so that nothing is left out.
  let days: Int64

  /// Creates a time.
  init(days: Int64) { self.days = days }

  /// Reads a time.
  /// - Parameter text: a whole number with `d`, `w`, `m` or `y` behind it, or a period.
  /// - Throws: ``UnreadableTimeAhead``.
  init(_ text: String) throws {
    let units: [Character: Int64] = ["d": 1, "w": 7, "m": 31, "y": 366]
    if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), (0...10_000).contains(count) {
      self.init(days: count * unit)
      return
    }
    guard let period = try? Period(text) else { throw UnreadableTimeAhead(text: text) }
    self.init(days: Int64(period.months / 12) * 366 + Int64(period.months % 12) * 31 + Int64(period.days))
  }

  /// The time in days.
  var description: String { "\(days) days" }
}

extension TimeAhead: LuaReadable {
  static var valueType: ValueType { .oneOf([.string, .object("Period")]) }

  static func read(_ value: LuaValue) throws -> TimeAhead? {
    switch value {
    case .string(let text): try TimeAhead(text)
    case .object(let object as PeriodObject): try TimeAhead(object.period.description)
    default: nil
    }
  }
}

/// A text that is no time ahead.
struct UnreadableTimeAhead: UsageError, Hashable {
  let text: String

  var description: String {
    "'\(text)' is not a time to look ahead; write \"90d\", \"3m\", \"1y\", or a period as in \"P90D\""
  }
}
