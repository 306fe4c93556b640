public import OVHClient

/// The simulator in this process: no socket, and the same answers as over HTTP.
public struct SimulatorTransport: Transport {
  /// The base URL that a client signs for when it uses this transport.
  public static let baseURL = "https://simulator.panier.invalid/1.0"
  private static let origin = "https://simulator.panier.invalid"

  /// The simulator that answers.
  public let simulator: Simulator

  /// Creates a transport to a simulator.
  /// - Parameter simulator: the simulator that answers.
  public init(_ simulator: Simulator) { self.simulator = simulator }

  /// Sends one request to the simulator.
  /// - Parameter request: the request; its URL begins with the host of ``baseURL``.
  /// - Throws: `TransportError` of kind `notConnected` for another host, and of kind `connectionLost` where a fault
  ///   ends the connection; `CancellationError` when cancelled while an answer is held back.
  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    guard request.url.utf8.starts(with: Self.origin.utf8) else {
      throw TransportError(.notConnected, reason: "the simulator answers below \(Self.origin) only")
    }
    let target = String(Substring(request.url.utf8.dropFirst(Self.origin.utf8.count)))
    let response = simulator.answer(
      method: request.method, target: target.isEmpty ? "/" : target, url: request.url, headers: request.headers,
      body: request.body ?? [])
    if response.delayMilliseconds > 0 {
      try await Task.sleep(for: .milliseconds(response.delayMilliseconds))
    }
    if response.delivery == .hanging {
      // In this process the wait for an answer that never comes is over at once.
      throw TransportError(.timedOut, reason: "the simulator was silent for too long")
    }
    guard response.delivery == .whole else {
      throw TransportError(.connectionLost, reason: "the simulator ended the connection before a complete answer")
    }
    return TransportResponse(status: response.status, headers: response.headers, body: response.body)
  }
}
