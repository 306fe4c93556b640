import OVHClient
import PanierVM

/// Lets reads through and sends nothing that changes anything: the first change ends the run.
///
/// Its answer cannot be made up honestly: a made-up cart would have no price, and what follows depends on it.
struct DryRunTransport: Transport {
  private let inner: any Transport
  private let endpoint: Endpoint

  /// Creates a fence around a transport.
  /// - Parameters:
  ///   - inner: the transport that answers reads.
  ///   - endpoint: the endpoint; asking it for an OAuth2 token changes nothing.
  init(_ inner: any Transport, endpoint: Endpoint) {
    self.inner = inner
    self.endpoint = endpoint
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    guard request.url == endpoint.tokenURL || isRead(request) else { throw DryRunEnd() }
    return try await inner.send(request)
  }

  /// Whether a request changes nothing, by the table of routes: some that are a GET do.
  private func isRead(_ request: TransportRequest) -> Bool {
    guard let method = HTTPMethod(rawValue: request.method), request.url.hasPrefix(endpoint.baseURL) else {
      return request.method == "GET"
    }
    let path = String(request.url.dropFirst(endpoint.baseURL.count))
    return (try? ResolvedCall(APIRequest(method, path)))?.routeClass == .read
  }

  func shutdown() async { await inner.shutdown() }
}

/// The end of a dry run, at the first call that would change something; scripts cannot catch it.
struct DryRunEnd: CallNotSent, LuaErrorConvertible {
  var luaError: LuaError { LuaError(kind: .exit, message: "ended at the first change", exitCode: 0) }
}
