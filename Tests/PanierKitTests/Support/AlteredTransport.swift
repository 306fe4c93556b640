import OVHClient
import OVHSimulator

/// The simulator with some of its answers replaced, for what it does not sell.
struct AlteredTransport: Transport {
  private let simulator: SimulatorTransport
  private let answers: [String: JSONValue]
  private let status: Int

  /// - Parameters:
  ///   - simulator: what answers everything else.
  ///   - answers: what is answered instead, by method and the end of the path: `GET /cloud`.
  ///   - status: the status of these answers.
  init(_ simulator: Simulator, answers: [String: JSONValue], status: Int = 200) {
    self.simulator = SimulatorTransport(simulator)
    self.answers = answers
    self.status = status
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let path = request.url.prefix { $0 != "?" }
    for (route, answer) in answers {
      let parts = route.split(separator: " ")
      if request.method == parts[0], path.hasSuffix(parts[1]) {
        return TransportResponse(status: status, headers: [], body: answer.bytes)
      }
    }
    return try await simulator.send(request)
  }

  func shutdown() async { await simulator.shutdown() }
}
