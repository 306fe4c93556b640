import NearestName

/// A region of the API, or any server that speaks it.
public struct Endpoint: Sendable, Hashable {
  /// The name: `ovh-eu`; for a URL the URL itself.
  public let name: String
  /// The URL that paths are appended to, without a slash at the end: `https://eu.api.ovh.com/1.0`.
  public let baseURL: String
  /// Where OAuth2 tokens come from; nil where the region has none.
  public let tokenURL: String?

  /// Creates an endpoint as given.
  /// - Parameters:
  ///   - name: the name.
  ///   - baseURL: the URL that paths are appended to, without a slash at the end.
  ///   - tokenURL: where OAuth2 tokens come from.
  public init(name: String, baseURL: String, tokenURL: String? = nil) {
    self.name = name
    self.baseURL = baseURL
    self.tokenURL = tokenURL
  }

  /// Whether it is one of the API's own regions, and no server of somebody else's.
  public var isReal: Bool { Self.all.contains { $0.baseURL == baseURL } }

  /// The subsidiaries that the region sells to, the one to begin with first; empty for a server that is not known.
  public var subsidiaries: [String] {
    switch Self.all.first(where: { $0.baseURL == baseURL })?.name.suffix(3) {
    case "-eu": Self.europe
    case "-ca": Self.canada
    case "-us": ["US"]
    default: []
    }
  }

  // As the regions' descriptions have them; what they have beyond (EU) is refused.
  private static let europe = [
    "FR", "CZ", "DE", "ES", "FI", "GB", "IE", "IT", "LT", "MA", "NL", "PL", "PT", "SN", "TN",
  ]
  private static let canada = ["CA", "ASIA", "AU", "IN", "QC", "SG", "WE", "WS"]

  /// The endpoints of the official clients.
  public static let all: [Endpoint] = [
    Endpoint(
      name: "ovh-eu", baseURL: "https://eu.api.ovh.com/1.0", tokenURL: "https://www.ovh.com/auth/oauth2/token"),
    Endpoint(
      name: "ovh-ca", baseURL: "https://ca.api.ovh.com/1.0", tokenURL: "https://ca.ovh.com/auth/oauth2/token"),
    Endpoint(
      name: "ovh-us", baseURL: "https://api.us.ovhcloud.com/1.0",
      tokenURL: "https://us.ovhcloud.com/auth/oauth2/token"),
    Endpoint(name: "soyoustart-eu", baseURL: "https://eu.api.soyoustart.com/1.0"),
    Endpoint(name: "soyoustart-ca", baseURL: "https://ca.api.soyoustart.com/1.0"),
    Endpoint(name: "kimsufi-eu", baseURL: "https://eu.api.kimsufi.com/1.0"),
    Endpoint(name: "kimsufi-ca", baseURL: "https://ca.api.kimsufi.com/1.0"),
  ]

  /// Finds an endpoint by its name, or takes a URL in place of one as the official clients do.
  /// - Parameter name: a name of ``all``, or an `http` or `https` URL.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration`` for any other text.
  public init(named name: String) throws {
    if name.contains("/") {
      try self.init(url: name)
      return
    }
    guard let endpoint = Self.all.first(where: { $0.name == name.lowercased() }) else {
      let nearest = Spelling.nearest(to: name, among: Self.all.map(\.name)).map { " (did you mean '\($0)'?)" } ?? ""
      throw OVHError(
        kind: .configuration, request: "endpoint",
        message: "'\(name)' is no endpoint\(nearest); give one of "
          + Self.all.map(\.name).joined(separator: ", ") + ", or a URL")
    }
    self = endpoint
  }

  /// Takes a URL as an endpoint.
  /// - Parameter url: an absolute `http` or `https` URL without user, query and fragment.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration`` for any other text.
  public init(url: String) throws {
    var text = url
    while text.hasSuffix("/") { text.removeLast() }
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else {
      throw Self.malformed(url, "does not begin with https:// or http://")
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    guard !host.isEmpty, !host.hasPrefix(":") else { throw Self.malformed(url, "names no host") }
    guard !host.contains("@") else { throw Self.malformed(url, "holds a user name; credentials go elsewhere") }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("?"), !text.contains("#") else {
      throw Self.malformed(url, "holds a query, a fragment or a character that no URL may hold")
    }
    self.init(name: text, baseURL: scheme + rest)
  }

  /// What the endpoint is however its URL is spelled: the name of a known host, else scheme, host and port in lower case
  /// without the version: `ovh-eu`, `http://127.0.0.1:8080`.
  ///
  /// Two endpoints of one place lead to the same orders.
  public var place: String {
    let origin = Self.origin(baseURL)
    return Self.all.first { Self.origin($0.baseURL) == origin }?.name ?? origin
  }

  /// Scheme, host and port of a URL in lower case, without a port that the scheme implies.
  private static func origin(_ url: String) -> String {
    let lower = url.lowercased()
    let scheme = lower.firstRange(of: "://").map { lower[..<$0.lowerBound] } ?? "https"
    var rest = lower.firstRange(of: "://").map { lower[$0.upperBound...] } ?? lower[...]
    var path = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
    rest = rest.prefix { $0 != "/" }
    for port in [scheme == "http" ? ":80" : ":443", "."] where rest.hasSuffix(port) { rest = rest.dropLast(port.count) }
    while path.hasSuffix("/") { path = path.dropLast() }
    for version in ["/1.0", "/v1", "/v2"] where path.hasSuffix(version) { path = path.dropLast(version.count) }
    return "\(scheme)://\(rest)\(path)"
  }

  private static func malformed(_ url: String, _ problem: String) -> OVHError {
    // a URL with a user name may hold a password too
    OVHError(
      kind: .configuration, request: "endpoint",
      message:
        "the endpoint URL '\(url.contains("@") ? "…" : url)' \(problem); write it like https://eu.api.ovh.com/1.0")
  }

  /// The absolute URL of a path; `/v1/…` and `/v2/…` replace the version that the base ends with.
  func url(path: String) -> String {
    guard path.hasPrefix("/v1/") || path.hasPrefix("/v2/") else { return baseURL + path }
    for version in ["/1.0", "/v1", "/v2"] where baseURL.hasSuffix(version) {
      return baseURL.dropLast(version.count) + path
    }
    return baseURL + path
  }
}
