import Synchronization

/// Passes calls on and records them with their answers; faults are passed on and not recorded.
public final class RecordingTransport: Transport {
  private let inner: any Transport
  private let record = Mutex(Cassette())

  /// Creates a recorder.
  /// - Parameter inner: the transport that answers.
  public init(_ inner: any Transport) { self.inner = inner }

  /// What was recorded so far.
  public var cassette: Cassette { record.withLock { $0 } }

  /// Passes a request on and records it with its answer.
  /// - Parameter request: the request.
  /// - Throws: what the inner transport throws.
  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    let answer = try await inner.send(request)
    record.withLock { $0.add(request, answer) }
    return answer
  }

  /// Releases the inner transport.
  public func shutdown() async { await inner.shutdown() }
}
