/// The versions that a dependency accepts: `1.2.0`, `^1.2.0`, `>= 1.2.0, < 2.0.0`, `*`.
public struct VersionRange: Sendable, Hashable, CustomStringConvertible {
  private enum Comparison: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case exactly = "="
    case compatible = "^"
  }

  private struct Bound: Hashable {
    let comparison: Comparison
    let version: RecipeVersion
  }

  private let bounds: [Bound]

  /// Reads a range.
  /// - Parameter text: bounds joined by commas, all of which must hold; a bare version is exactly that one, `^1.2.0`
  ///   goes up to the next incompatible one, `*` is every release. Anything else gives nil.
  public init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    if parts == ["*"] {
      bounds = []
      return
    }
    var bounds: [Bound] = []
    for part in parts {
      let comparison = Comparison.allCases.first { part.hasPrefix($0.rawValue) }
      let rest = Self.trimmed(part.dropFirst(comparison?.rawValue.count ?? 0))
      guard let version = RecipeVersion(String(rest)), rest.first != "v" else { return nil }
      bounds.append(Bound(comparison: comparison ?? .exactly, version: version))
    }
    guard !bounds.isEmpty else { return nil }
    self.bounds = bounds
  }

  /// Whether a version is accepted; one that leads to a release only where a bound names one of the same release.
  public func contains(_ version: RecipeVersion) -> Bool {
    if !version.preRelease.isEmpty {
      let isNamed = bounds.contains { bound in
        !bound.version.preRelease.isEmpty
          && [bound.version.major, bound.version.minor, bound.version.patch]
            == [version.major, version.minor, version.patch]
      }
      guard isNamed else { return false }
    }
    return bounds.allSatisfy { bound in
      switch bound.comparison {
      case .atLeast: version >= bound.version
      case .atMost: version <= bound.version
      case .above: version > bound.version
      case .below: version < bound.version
      case .exactly: version == bound.version
      case .compatible: version >= bound.version && version < Self.nextIncompatible(bound.version)
      }
    }
  }

  public var description: String {
    guard !bounds.isEmpty else { return "*" }
    return bounds.map { bound in
      switch bound.comparison {
      case .exactly: "\(bound.version)"
      case .compatible: "^\(bound.version)"
      default: "\(bound.comparison.rawValue) \(bound.version)"
      }
    }.joined(separator: ", ")
  }

  private static func nextIncompatible(_ version: RecipeVersion) -> RecipeVersion {
    if version.major > 0 { return RecipeVersion(version.major + 1, 0, 0, preRelease: ["0"]) }
    if version.minor > 0 { return RecipeVersion(0, version.minor + 1, 0, preRelease: ["0"]) }
    return RecipeVersion(0, 0, version.patch + 1, preRelease: ["0"])
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
