/// A path with `*` for any one segment, `**` for any number of them, `!a` for a segment that is not `a`, and `a*` for
/// one that begins so; the case does not count.
public struct PathPattern: Sendable, Hashable, CustomStringConvertible {
  private enum Part: Sendable, Hashable {
    case any
    case anyNumber
    case name(NamePattern)
    case not(NamePattern)
  }

  /// The pattern as it was written.
  public let description: String
  private let parts: [Part]

  /// Reads a pattern; nil where it does not begin with a slash.
  /// - Parameter text: the pattern: `/domain/zone/*`.
  public init?(_ text: String) {
    guard text.hasPrefix("/") else { return nil }
    description = text
    parts = text.split(separator: "/").map { part in
      switch part {
      case "*": .any
      case "**": .anyNumber
      case _ where part.hasPrefix("!"): .not(NamePattern(part.dropFirst()))
      default: .name(NamePattern(part))
      }
    }
  }

  /// Whether a path fits.
  /// - Parameter segments: its segments, in lower case where they are the API's own; one in braces is a parameter, which
  ///   no name fits.
  func fits(_ segments: some RandomAccessCollection<String>) -> Bool { Self.fit(parts[...], segments[...]) }

  private static func fit<Segments: RandomAccessCollection<String>>(
    _ parts: ArraySlice<Part>, _ segments: Segments
  ) -> Bool where Segments.SubSequence == Segments {
    guard let part = parts.first else { return segments.isEmpty }
    if part == .anyNumber {
      return fit(parts.dropFirst(), segments) || (!segments.isEmpty && fit(parts, segments.dropFirst()))
    }
    guard let segment = segments.first else { return false }
    let isParameter = segment.utf8.first == UInt8(ascii: "{")
    let fits =
      switch part {
      case .any, .anyNumber: true
      case .name(let pattern): !isParameter && pattern.fits(segment)
      case .not(let pattern): isParameter || !pattern.fits(segment)
      }
    return fits && fit(parts.dropFirst(), segments.dropFirst())
  }
}
