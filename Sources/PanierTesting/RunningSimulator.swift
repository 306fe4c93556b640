public import FoundationEssentials
public import OVHClient
public import OVHSimulator
import Synchronization

/// A simulator with a client that reaches it, in process or over HTTP, for the length of a test.
public struct RunningSimulator: Sendable {
  /// The simulator: its calls tell what was sent, and what was not.
  public let simulator: Simulator
  /// A client with the known keys, without a pace and without waits.
  public let client: OVHClient

  /// Runs a body against a fresh simulator and stops everything behind it.
  ///
  /// Every answer of the simulator is judged by the API's description, where that is at hand: see
  /// ``AnswerConformance``.
  /// - Parameters:
  ///   - kind: the way to the simulator.
  ///   - configuration: what the simulator is like.
  ///   - clock: tells it the time.
  ///   - body: the test.
  /// - Throws: what the body throws, else ``ConformanceFailure`` where an answer was not as described.
  public static func with<Result: Sendable>(
    _ kind: TransportKind = .inProcess, configuration: SimulatorConfiguration = SimulatorConfiguration(),
    clock: @escaping @Sendable () -> Date = { Date() },
    _ body: @Sendable (RunningSimulator) async throws -> Result
  ) async throws -> Result {
    let watch = ConformanceWatch()
    let result = try await run(Simulator(configuration: watch.watching(configuration), clock: clock), kind, body)
    try watch.check()
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
    let known = SimulatorCredential()
    client = OVHClient(
      endpoint: Endpoint(name: "simulator", baseURL: baseURL),
      credentials: .applicationKeys(
        key: known.applicationKey, secret: known.applicationSecret, consumerKey: known.consumerKey),
      transport: transport, options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
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
  public func delay(_ route: String, milliseconds: Int) {
    order(#"{"route":"\#(route)","kind":"delay","times":1,"ms":\#(milliseconds)}"#)
  }

  /// Orders a fault, over the same door as any client.
  /// - Parameters:
  ///   - kind: `drop_before_commit`, `drop_after_commit`, `status`, `delay`, `truncate` or `garbage`.
  ///   - route: the route as the API's description writes it.
  ///   - times: how many calls it meets.
  ///   - status: the status, for the kind `status`.
  public func fault(_ kind: String, on route: String, times: Int = 1, status: Int? = nil) {
    var body = #"{"route":"\#(route)","kind":"\#(kind)","times":\#(times)"#
    if let status { body += #","status":\#(status)"# }
    order(body + "}")
  }

  private func order(_ fault: String) {
    _ = simulator.answer(
      method: "POST", target: "/_simulator/faults", url: "http://simulator/_simulator/faults", headers: [],
      body: Array(fault.utf8))
  }
}
