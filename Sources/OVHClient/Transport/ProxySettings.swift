import AsyncHTTPClient

/// Which proxy to use for which host, as the usual environment variables say it.
public struct ProxySettings: Sendable, Hashable {
  /// The proxy for `https` URLs: `http://user:password@host:port`; nil for none.
  public var https: String?
  /// The proxy for `http` URLs; nil for none.
  public var http: String?
  /// Hosts reached directly: names with everything below them, `*` for all.
  public var exceptions: [String]

  /// Creates settings.
  /// - Parameters:
  ///   - https: the proxy for `https` URLs.
  ///   - http: the proxy for `http` URLs.
  ///   - exceptions: hosts reached directly.
  public init(https: String? = nil, http: String? = nil, exceptions: [String] = []) {
    self.https = https
    self.http = http
    self.exceptions = exceptions
  }

  /// Takes settings from environment variables that are handed in.
  ///
  /// `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` count in both cases; `http_proxy` only in lower case, because a server
  /// may be made to set the other one.
  /// - Parameter environment: the variables.
  public init(environment: [String: String]) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    https = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    http = value("http_proxy", "all_proxy", "ALL_PROXY")
    exceptions = (value("no_proxy", "NO_PROXY") ?? "")
      .split { $0 == "," || $0.isWhitespace }
      .map { $0.lowercased() }
  }

  /// True when a host is reached directly; the host itself always counts as near.
  func isException(host: String) -> Bool {
    let host = host.lowercased()
    if host == "localhost" || host == "127.0.0.1" || host == "::1" { return true }
    return exceptions.contains { exception in
      if exception == "*" { return true }
      let name = exception.drop { $0 == "." || $0 == "*" }.prefix { $0 != ":" }
      return !name.isEmpty && (host == name || host.hasSuffix("." + name))
    }
  }

  /// The proxy for a URL.
  func proxy(for url: String) throws -> HTTPClient.Configuration.Proxy? {
    if http == nil, https == nil { return nil }
    let (scheme, host) = Self.schemeAndHost(url)
    guard let text = scheme == "http" ? http : https, !isException(host: host) else { return nil }
    return try Self.parse(text)
  }

  private static func schemeAndHost(_ url: String) -> (scheme: String, host: String) {
    guard let mark = url.firstRange(of: "://") else { return ("", "") }
    let authority = url[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
    let bare =
      authority.hasPrefix("[") ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
    return (url[..<mark.lowerBound].lowercased(), String(bare))
  }

  private static func parse(_ text: String) throws -> HTTPClient.Configuration.Proxy {
    var rest = Substring(text)
    if let mark = rest.firstRange(of: "://") {
      guard rest[..<mark.lowerBound].lowercased() == "http" else {
        throw TransportError(.notConnected, reason: "the proxy setting is no http:// URL")
      }
      rest = rest[mark.upperBound...]
    }
    rest = rest.prefix { $0 != "/" }
    var authorization: HTTPClient.Authorization?
    if let at = rest.lastIndex(of: "@") {
      let user = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { PercentCoding.decodeLeniently(String($0)) }
      authorization = .basic(username: user[0], password: user.count > 1 ? user[1] : "")
      rest = rest[rest.index(after: at)...]
    }
    var port = 3128
    if let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") {
      guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number) else {
        throw TransportError(.notConnected, reason: "the proxy setting has no valid port")
      }
      port = number
      rest = rest[..<colon]
    }
    let host = rest.filter { $0 != "[" && $0 != "]" }
    guard !host.isEmpty else { throw TransportError(.notConnected, reason: "the proxy setting names no host") }
    return .server(host: host, port: port, authorization: authorization)
  }
}
