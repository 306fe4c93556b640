import OVHClient
import PanierVM

/// Lets reads through and sends nothing that changes anything: the first change ends the run.
///
/// Its answer cannot be made up honestly: a made-up cart would have no price, and what follows depends on it.
struct DryRunTransport: Transport {
  private let inner: any Transport
  private let tokenURL: String?

  /// Creates a fence around a transport.
  /// - Parameters:
  ///   - inner: the transport that answers reads.
  ///   - tokenURL: where OAuth2 tokens come from; asking for one changes nothing.
  init(_ inner: any Transport, tokenURL: String?) {
    self.inner = inner
    self.tokenURL = tokenURL
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    guard request.method == "GET" || request.url == tokenURL else { throw DryRunEnd() }
    return try await inner.send(request)
  }

  func shutdown() async { await inner.shutdown() }
}

/// The end of a dry run, at the first call that would change something; scripts cannot catch it.
struct DryRunEnd: CallNotSent, LuaErrorConvertible {
  var luaError: LuaError { LuaError(kind: "exit", message: "ended at the first change", exitCode: 0) }
}
