import OVHClient
import OVHSimulator

/// The simulator with some of its answers replaced, for what it does not sell.
struct AlteredTransport: Transport {
  private let simulator: SimulatorTransport
  private let answers: [String: JSONValue]

  /// - Parameters:
  ///   - simulator: what answers everything else.
  ///   - answers: what is answered instead, by method and the end of the path: `GET /cloud`.
  init(_ simulator: Simulator, answers: [String: JSONValue]) {
    self.simulator = SimulatorTransport(simulator)
    self.answers = answers
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let path = request.url.prefix { $0 != "?" }
    for (route, answer) in answers {
      let parts = route.split(separator: " ")
      if request.method == parts[0], path.hasSuffix(parts[1]) {
        return TransportResponse(status: 200, headers: [], body: answer.bytes)
      }
    }
    return try await simulator.send(request)
  }

  func shutdown() async { await simulator.shutdown() }
}
