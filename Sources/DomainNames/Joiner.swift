/// Where the two invisible characters may stand that join letters or keep them apart (CONTEXTJ of RFC 5892).
enum Joiner {
  /// Whether a character is one of the two.
  static func isOne(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isJoinControl }

  /// Whether a joiner changes how the letters around it are written, and so may stand there.
  /// - Parameters:
  ///   - index: the place of the joiner.
  ///   - label: the label.
  static func isAllowed(at index: Int, in label: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    if label[index - 1].properties.canonicalCombiningClass == .virama { return true }
    // Only the one that keeps apart has work to do between letters that would be joined.
    guard label[index].value == 0x200C,
      let before = label[..<index].last(where: { !isTransparent($0) }),
      let after = label[(index + 1)...].first(where: { !isTransparent($0) })
    else { return false }
    return joinsLeft.contains(before) && joinsRight.contains(after)
  }

  /// Whether a character leaves the letters around it joined as they are.
  private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // The modifier of Adlam is a letter, and is transparent nevertheless.
    case .nonspacingMark, .enclosingMark: true
    case .format: !isOne(scalar)
    default: scalar.value == 0x1E94B
    }
  }

  private static let joinsLeft = CodePointRanges(NameTables.joinsLeft)
  private static let joinsRight = CodePointRanges(NameTables.joinsRight)
}
