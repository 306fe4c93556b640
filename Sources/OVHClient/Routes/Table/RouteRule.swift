/// One rule by which a call gets its class.
public struct RouteRule: Sendable, Hashable {
  /// Where a rule holds.
  enum Scope: Sendable, Hashable {
    case path(PathPattern)
    /// A path, when the body has a key whose value is not null.
    case body(PathPattern, key: String)
    case words([NamePattern])
    case answers([NamePattern])
  }

  /// The class that it gives.
  public let routeClass: RouteClass
  /// Whether it is an exception, which decides alone.
  public let isException: Bool
  /// The methods that it is about.
  public let methods: [HTTPMethod]
  /// Where it holds, as the table of rules writes it.
  public let place: String
  /// What such a call does.
  public let reason: String
  /// What sends such a call instead; nil if nothing does.
  public let sender: RouteSender?
  let scope: Scope

  /// Reads a line of the rules; nil where it is none.
  init?(_ line: Substring) {
    let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard columns.count >= 4 else { return nil }
    isException = columns[0].hasPrefix("=")
    guard let routeClass = RouteClass(rawValue: isException ? String(columns[0].dropFirst()) : columns[0]) else {
      return nil
    }
    self.routeClass = routeClass
    methods =
      columns[1] == "*"
      ? HTTPMethod.allCases.filter { $0 != .get }
      : columns[1].split(separator: " ").compactMap { HTTPMethod(rawValue: String($0)) }
    place = columns[2]
    reason = columns[3]
    sender = columns.count > 4 ? RouteSender(rawValue: columns[4]) : nil
    let words = place.split(separator: " ")
    switch words.first {
    case "words:": scope = .words(words.dropFirst().map { NamePattern($0) })
    case "answer:": scope = .answers(words.dropFirst().map { NamePattern($0) })
    default:
      guard let path = words.first, let pattern = PathPattern(String(path)) else { return nil }
      scope = words.count == 2 ? .body(pattern, key: words[1].dropFirst().dropLast().lowercased()) : .path(pattern)
    }
  }

  /// Whether it holds for a row of the table.
  /// - Parameters:
  ///   - segments: the path's segments, fixed ones in lower case.
  ///   - answer: the type of the answer, in lower case.
  func holds(forRow segments: [String], answer: String) -> Bool {
    switch scope {
    case .path(let pattern): pattern.fits(segments)
    case .body: false
    case .words(let words):
      segments.contains { segment in
        segment.utf8.first != UInt8(ascii: "{") && words.contains { $0.fits(segment) }
      }
    case .answers(let types): types.contains { $0.fits(answer) }
    }
  }

  /// Whether it holds for a path that is in no row: any segment may be the API's own, and a word may hide in any part.
  func holds(forUnlisted segments: [String]) -> Bool {
    switch scope {
    case .path(let pattern): pattern.fits(segments)
    case .words(let words): segments.contains { segment in words.contains { $0.isWithin(segment) } }
    case .body, .answers: false
    }
  }
}
