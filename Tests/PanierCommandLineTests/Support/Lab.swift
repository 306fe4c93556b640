import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Synchronization

@testable import PanierCommandLine

/// A connection to a running simulator under the name of any other endpoint, in process or over HTTP.
struct Lab: Sendable {
  let running: RunningSimulator
  let connection: Connection

  /// Runs a body with a connection that waits for nothing.
  static func with<Result: Sendable>(
    _ kind: TransportKind, configuration: SimulatorConfiguration = SimulatorConfiguration(),
    credentials: Credentials? = nil, clock: @escaping @Sendable () -> Date = { Date() },
    _ body: @Sendable (Lab) async throws -> Result
  ) async throws -> Result {
    try await RunningSimulator.with(kind, configuration: configuration, clock: clock) { running in
      let transport: any Transport =
        switch kind {
        case .inProcess: SimulatorTransport(running.simulator)
        case .http: HTTPTransport()
        }
      let choice = EndpointChoice(
        endpoint: Endpoint(name: "lab", baseURL: running.client.endpoint.baseURL),
        credentials: credentials ?? running.client.credentials, credentialsSource: "ovh.conf:2")
      let connection = Connection(
        endpoint: choice, transport: transport, options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
      let lab = Lab(running: running, connection: connection)
      do {
        let result = try await body(lab)
        await transport.shutdown()
        return result
      } catch {
        await transport.shutdown()
        throw error
      }
    }
  }

  /// Decides on the key that was asked for last, as its holder does in the browser.
  func decide(_ decision: String, url: String) {
    let query = url.split(separator: "?").last.map(String.init) ?? ""
    _ = running.simulator.answer(
      method: "POST", target: "/auth/?\(query)", url: url, headers: [],
      body: Array("decision=\(decision)&duration=".utf8))
  }
}

/// Lines that were shown or reported.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
