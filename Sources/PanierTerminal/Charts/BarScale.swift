import Glibc

/// Turns values into bars on a common scale.
struct BarScale {
  private let negativeRoom: Int
  private let positiveRoom: Int
  private let columnsPerUnit: Double
  private let unicode: Bool

  /// Creates the scale on which the values' whole span fills `room` columns.
  init(values: [Double], room: Int, unicode: Bool) {
    let finite = values.filter(\.isFinite)
    let lowest = min(0, finite.min() ?? 0)
    let highest = max(0, finite.max() ?? 0)
    // Halves keep the span finite for any two doubles.
    let halfSpan = highest / 2 - lowest / 2
    self.unicode = unicode
    columnsPerUnit = halfSpan > 0 ? Double(room) / 2 / halfSpan : 0
    negativeRoom = min(room, Int((-lowest * columnsPerUnit).rounded(.up)))
    positiveRoom = room - negativeRoom
  }

  /// Returns the bar with the blanks before and after it; together always as wide as the room.
  func drawn(_ value: Double) -> (before: String, bar: String, after: String) {
    let length = value.isFinite ? abs(value) * columnsPerUnit : 0
    if value < 0 {
      let bar = String(repeating: unicode ? "█" : "#", count: min(negativeRoom, visible(length.rounded(), of: value)))
      return (blanks(negativeRoom - bar.count), bar, blanks(positiveRoom))
    }
    let bar = unicode ? eighths(length, of: value) : String(repeating: "#", count: visible(length.rounded(), of: value))
    let fitted = String(bar.prefix(positiveRoom))
    return (blanks(negativeRoom), fitted, blanks(positiveRoom - fitted.count))
  }

  /// A value other than nothing stays visible, however small.
  private func visible(_ length: Double, of value: Double) -> Int {
    value.isFinite && value != 0 ? max(1, Int(length)) : 0
  }

  private func eighths(_ length: Double, of value: Double) -> String {
    let count = visible((length * 8).rounded(), of: value)
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][count % 8]
    return String(repeating: "█", count: count / 8) + partial
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
