public import OVHClient

/// What an operator allowed beforehand: one method on the paths of a pattern, `PUT /domain/zone/*`.
public struct RouteGrant: Sendable, Hashable, CustomStringConvertible {
  /// What is no grant.
  public struct Malformed: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence.
    public let description: String
  }

  private let method: HTTPMethod
  private let path: PathPattern

  /// Reads a grant.
  /// - Parameter text: the method, a space and the path, in which `*` stands for one segment and `**` for any number.
  /// - Throws: ``Malformed`` for anything else.
  public init(_ text: String) throws {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let method = HTTPMethod(rawValue: words[0].uppercased()), let path = PathPattern(words[1])
    else {
      throw Malformed(
        description: "'\(text)' names no route; write the method and the path, as in \"PUT /domain/zone/*\"")
    }
    self.method = method
    self.path = path
  }

  /// Whether a call is allowed by it, in every way in which a server could read the call.
  /// - Parameter call: the call.
  public func allows(_ call: ResolvedCall) -> Bool { call.fits(method, path) }

  /// The grant as it is written.
  public var description: String { "\(method.rawValue) \(path)" }
}
