import Synchronization

/// Answers calls from a cassette: each recorded call answers once, in the order of the recording among equal ones.
public final class ReplayTransport: Transport {
  private let left: Mutex<[Cassette.Interaction]>

  /// Creates a player.
  /// - Parameter cassette: the recorded calls.
  public init(_ cassette: Cassette) { left = Mutex(cassette.interactions) }

  /// The recorded calls that nobody made yet.
  public var unused: [Cassette.Interaction] { left.withLock { $0 } }

  /// Answers a request with the recorded answer to the same method, URL and body.
  /// - Parameter request: the request.
  /// - Throws: ``TransportError`` that names the call when it was not recorded, or not so often.
  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    // Secrets are left out of what was recorded, and so they are of what it is compared with.
    let body = Cassette.shownBody(request)
    let url = Redaction.url(request.url)
    let found = left.withLock { left -> Cassette.Interaction? in
      let place = left.firstIndex {
        $0.method == request.method && $0.url == url && $0.body == body
      }
      return place.map { left.remove(at: $0) }
    }
    guard let found else {
      throw TransportError(
        .notConnected, reason: "\(request.method) \(url) with this body is not, or no longer, on the cassette")
    }
    let bytes = found.isJSON ? found.answer.bytes : Array((found.answer.string ?? "").utf8)
    return TransportResponse(status: found.status, headers: found.headers, body: bytes)
  }
}
