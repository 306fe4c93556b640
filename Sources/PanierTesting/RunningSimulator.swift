public import FoundationEssentials
public import OVHClient
public import OVHSimulator
import OVHSimulatorServer
import Synchronization

/// A simulator with a client that reaches it, in process or over HTTP, for the length of a test.
public struct RunningSimulator: Sendable {
  /// The simulator: its calls tell what was sent, and what was not.
  public let simulator: Simulator
  /// A client with the known keys, without a pace and without waits.
  public let client: OVHClient

  /// Runs a body against a fresh simulator and stops everything behind it.
  ///
  /// Every request that the simulator took is judged by the table of routes, see ``RequestConformance``, and every
  /// answer by the API's description, where that is at hand, see ``AnswerConformance``.
  /// - Parameters:
  ///   - kind: the way to the simulator.
  ///   - configuration: what the simulator is like.
  ///   - clock: tells it the time.
  ///   - body: the test.
  /// - Throws: what the body throws, else ``ConformanceFailure`` or ``RequestFailure`` where an answer or a request was
  ///   not as described.
  public static func with<Result: Sendable>(
    _ kind: TransportKind = .inProcess, configuration: SimulatorConfiguration = SimulatorConfiguration(),
    clock: @escaping @Sendable () -> Date = { Date() },
    _ body: @Sendable (RunningSimulator) async throws -> Result
  ) async throws -> Result {
    let watch = ConformanceWatch()
    let simulator = Simulator(configuration: watch.watching(configuration), clock: clock)
    let result = try await run(simulator, kind, body)
    try watch.check()
    try RequestConformance().check(simulator.calls)
    return result
  }

  private static func run<Result: Sendable>(
    _ simulator: Simulator, _ kind: TransportKind, _ body: @Sendable (RunningSimulator) async throws -> Result
  ) async throws -> Result {
    switch kind {
    case .inProcess:
      return try await body(
        RunningSimulator(simulator, SimulatorTransport.baseURL, SimulatorTransport(simulator)))
    case .http:
      let (ports, continuation) = AsyncStream<Int>.makeStream()
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          defer { continuation.finish() }
          try await SimulatorServer(simulator: simulator, onReady: { continuation.yield($0) }).run()
        }
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else {
          try await group.waitForAll()
          throw CancellationError()
        }
        let transport = HTTPTransport()
        let outcome: Swift.Result<Result, any Error>
        do {
          outcome = .success(
            try await body(RunningSimulator(simulator, "http://127.0.0.1:\(port)/1.0", transport)))
        } catch {
          outcome = .failure(error)
        }
        await transport.shutdown()
        group.cancelAll()
        // The server ends with the cancellation; that is no failure of the test.
        while await group.nextResult() != nil {}
        return try outcome.get()
      }
    }
  }

  private init(_ simulator: Simulator, _ baseURL: String, _ transport: any Transport) {
    self.simulator = simulator
    client = .testing(at: baseURL, transport: transport)
  }

  /// The calls received so far as `METHOD path`, with ids left out, oldest first.
  public var callNames: [String] {
    simulator.calls.map { call in
      let segments = call.path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
        segment.contains(where: \.isNumber) ? "{id}" : String(segment)
      }
      return "\(call.method) \(segments.joined(separator: "/"))"
    }
  }

  /// How often a call was received.
  /// - Parameter name: as in ``callNames``: `POST /order/cart/{id}/checkout`.
  public func count(of name: String) -> Int { callNames.filter { $0 == name }.count }

  /// Lets the next call of a route have its effect, and its answer come late.
  /// - Parameters:
  ///   - route: the route as the API's description writes it.
  ///   - milliseconds: how late.
  public func delay(_ route: String, milliseconds: Int) { simulator.delay(route, milliseconds: milliseconds) }

  /// Orders a fault: see `Simulator.fault(_:on:times:status:message:)`.
  public func fault(_ kind: String, on route: String, times: Int = 1, status: Int? = nil, message: String? = nil) {
    simulator.fault(kind, on: route, times: times, status: status, message: message)
  }
}
