/// The way a request reaches the API: HTTP, or the simulator in this process.
public protocol Transport: Sendable {
  /// Sends one request and returns the whole answer, whatever its status.
  ///
  /// A transport never retries and never interprets the answer.
  /// - Parameter request: the request, complete with its signature.
  /// - Throws: ``TransportError`` when no complete answer came.
  func send(_ request: TransportRequest) async throws -> TransportResponse

  /// Releases connections; later calls to ``send(_:)`` throw.
  func shutdown() async
}

extension Transport {
  /// Does nothing: for transports that hold nothing.
  public func shutdown() async {}
}
