/// A semantic version: `1.2.0`, `2.0.0-beta.1`.
public struct RecipeVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Grows with every incompatible change.
  public let major: Int
  /// Grows with every addition.
  public let minor: Int
  /// Grows with every mend.
  public let patch: Int
  /// What stands behind the hyphen; empty for a release.
  public let preRelease: [String]

  /// Creates a version.
  public init(_ major: Int, _ minor: Int, _ patch: Int, preRelease: [String] = []) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.preRelease = preRelease
  }

  /// Reads a version.
  /// - Parameter text: three whole numbers with points, and a pre-release behind a hyphen; a leading `v` is dropped.
  ///   Anything else gives nil.
  public init?(_ text: String) {
    if let release = Self.release(text) {
      self = release
      return
    }
    let bare = text.first == "v" ? text.dropFirst() : text[...]
    let halves = bare.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = halves[0].split(separator: ".", omittingEmptySubsequences: false).map(Self.number)
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else { return nil }
    var preRelease: [String] = []
    if halves.count == 2 {
      preRelease = halves[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let allowed = preRelease.allSatisfy { part in
        !part.isEmpty && part.utf8.count <= 32 && part.unicodeScalars.allSatisfy(Self.isAllowed)
      }
      guard allowed else { return nil }
    }
    self.init(major, minor, patch, preRelease: preRelease)
  }

  public var description: String {
    "\(major).\(minor).\(patch)" + (preRelease.isEmpty ? "" : "-" + preRelease.joined(separator: "."))
  }

  public static func < (first: RecipeVersion, second: RecipeVersion) -> Bool {
    let numbers = [first.major, first.minor, first.patch]
    let others = [second.major, second.minor, second.patch]
    if numbers != others { return numbers.lexicographicallyPrecedes(others) }
    // A release comes after what led to it.
    if first.preRelease.isEmpty || second.preRelease.isEmpty {
      return !first.preRelease.isEmpty && second.preRelease.isEmpty
    }
    for (mine, other) in zip(first.preRelease, second.preRelease) where mine != other {
      switch (number(mine[...]), number(other[...])) {
      case (let mine?, let other?): return mine < other
      case (.some, nil): return true
      case (nil, .some): return false
      case (nil, nil): return mine < other
      }
    }
    return first.preRelease.count < second.preRelease.count
  }

  /// Three numbers and nothing else, as nearly all versions are; nil leaves the rest to the careful way.
  private static func release(_ text: String) -> RecipeVersion? {
    var (major, minor, current, points, digits) = (0, 0, 0, 0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."):
        guard digits > 0, points < 2 else { return nil }
        if points == 0 { major = current } else { minor = current }
        (current, digits, points) = (0, 0, points + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 9, digits == 0 || current > 0 else { return nil }
        current = current * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      default: return nil
      }
    }
    return points == 2 && digits > 0 ? RecipeVersion(major, minor, current) : nil
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return text.count > 1 && text.first == "0" ? nil : Int(text)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: false
    }
  }
}
