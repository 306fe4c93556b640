/// The direction in which labels are written, and what may stand beside what (the Bidi rule of RFC 5893).
enum BidiRule {
  /// What a character does to the direction of a text.
  private enum Direction {
    case leftToRight, rightToLeft, europeanNumber, arabicNumber, mark, neutral
  }

  /// Whether a name has letters that are written from right to left, so that the rule is about all its labels.
  static func isAbout(_ label: some Sequence<Unicode.Scalar>) -> Bool {
    label.contains { [.rightToLeft, .arabicNumber].contains(direction(of: $0)) }
  }

  /// Whether a label keeps the rule, so that it looks the same in every surrounding.
  static func holds(for label: some Sequence<Unicode.Scalar>) -> Bool {
    let directions = label.map(direction)
    let numbers = Set(directions).intersection([.europeanNumber, .arabicNumber])
    let last = directions.last { $0 != .mark }
    switch directions.first {
    case .rightToLeft:
      return !directions.contains(.leftToRight) && last != .neutral && numbers.count < 2
    case .leftToRight:
      return !directions.contains(.rightToLeft) && !directions.contains(.arabicNumber)
        && (last == .leftToRight || last == .europeanNumber)
    default: return false
    }
  }

  private static func direction(of scalar: Unicode.Scalar) -> Direction {
    switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: return .europeanNumber
    case 0x660...0x669, 0x10D30...0x10D39: return .arabicNumber
    case 0x2D, 0x200C, 0x200D: return .neutral
    case ..<0x80: return .leftToRight
    default: break
    }
    if scalar.properties.generalCategory == .nonspacingMark, !directedMarks.contains(scalar) { return .mark }
    if rightToLeft.contains(scalar) { return .rightToLeft }
    return neutral.contains(scalar) ? .neutral : .leftToRight
  }

  private static let rightToLeft = CodePointRanges(NameTables.rightToLeft)
  private static let neutral = CodePointRanges(NameTables.neutral)
  private static let directedMarks = CodePointRanges(NameTables.directedMarks)
}
