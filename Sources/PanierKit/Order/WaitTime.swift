import PanierReference
import PanierVM

/// How long a script is willing to wait: `"30m"`, `"90s"`, `"2h"`, or a number of seconds.
struct WaitTime: Hashable, CustomStringConvertible {
  /// The time in seconds.
  let seconds: Double

  /// Creates a time.
  init(seconds: Double) { self.seconds = seconds }

  /// Reads a time.
  /// - Parameter text: a number with `s`, `m` or `h` behind it; none means seconds.
  /// - Throws: ``UnreadableWaitTime``.
  init(_ text: String) throws {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? text[...] : text.dropLast()), number >= 0, number <= 1e6 else {
      throw UnreadableWaitTime(text: text)
    }
    seconds = number * (unit ?? 1)
  }

  /// The time in the largest unit that keeps it whole: `30 min`.
  var description: String {
    let whole = Int(seconds)
    if Double(whole) != seconds { return "\(seconds) s" }
    if whole >= 3600, whole % 3600 == 0 { return "\(whole / 3600) h" }
    return whole >= 60 && whole % 60 == 0 ? "\(whole / 60) min" : "\(whole) s"
  }
}

extension WaitTime: LuaReadable {
  static var valueType: ValueType { .oneOf([.string, .number]) }

  static func read(_ value: LuaValue) throws -> WaitTime? {
    switch value {
    case .string(let text): try WaitTime(text)
    case .integer(let seconds): try WaitTime(String(seconds))
    case .number(let seconds): try WaitTime(seconds.description)
    default: nil
    }
  }
}

/// A text that is no time to wait.
struct UnreadableWaitTime: UsageError, Hashable {
  let text: String

  var description: String {
    "'\(text)' is not a time to wait; write \"30m\", \"90s\", \"2h\", or a number of seconds"
  }
}
