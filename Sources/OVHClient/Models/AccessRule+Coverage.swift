extension AccessRule {
  /// Whether everything that another rule allows is allowed by this one.
  ///
  /// `*` stands for any text, slashes included.
  /// - Parameter other: a rule, or one call with the path as it is sent.
  public func covers(_ other: AccessRule) -> Bool {
    method.uppercased() == other.method.uppercased() && AccessRule.covers(Array(path.utf8), Array(other.path.utf8))
  }

  /// Whether a pattern takes a text, in which a `*` of its own is taken by a `*` only.
  private static func covers(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var place = 0
    var rest = 0
    var retry: (place: Int, rest: Int)?
    while rest < text.count {
      if place < pattern.count, pattern[place] == star {
        retry = (place, rest)
        place += 1
      } else if place < pattern.count, pattern[place] == text[rest] {
        place += 1
        rest += 1
      } else if let back = retry {
        retry = (back.place, back.rest + 1)
        place = back.place + 1
        rest = back.rest + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == star }
  }
}
