/// A kind of services that has a list of its own: domains, hostings, servers.
public struct ServiceKind: Sendable, Hashable {
  /// What scripts call it: `domain`, `webHosting`, `vps`, `dedicated`, `email`.
  public let name: String
  /// The segments of the list's path.
  let segments: [String]

  /// The kinds.
  public static let all = [
    ServiceKind(name: "domain", segments: ["domain"]), ServiceKind(name: "webHosting", segments: ["hosting", "web"]),
    ServiceKind(name: "vps", segments: ["vps"]), ServiceKind(name: "dedicated", segments: ["dedicated", "server"]),
    ServiceKind(name: "email", segments: ["email", "domain"]),
  ]

  /// The kind of a name; nil where there is none.
  /// - Parameter name: `domain`, `webHosting` and the like.
  public init?(named name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  private init(name: String, segments: [String]) {
    self.name = name
    self.segments = segments
  }

  /// The path of the list: `/hosting/web`.
  public var path: String { "/" + segments.joined(separator: "/") }

  /// The path of whether and how a service is renewed: `/domain/example.fr/serviceInfos`.
  /// - Parameter service: the service's name.
  /// - Throws: ``OVHError`` of kind `usage` for a name that cannot stand in a path.
  public func infosPath(of service: String) throws -> String {
    try CallPath.join(segments + [service, "serviceInfos"])
  }
}
