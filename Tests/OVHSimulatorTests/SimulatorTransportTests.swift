import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct SimulatorTransportTests {
  private let simulator: Simulator
  private let transport: SimulatorTransport

  init() {
    let clock = ManualClock()
    simulator = Simulator(clock: { clock.now })
    transport = SimulatorTransport(simulator)
  }

  private func get(_ path: String) -> TransportRequest {
    TransportRequest(method: "GET", url: SimulatorTransport.baseURL + path)
  }

  private func order(_ kind: String, _ more: String = "") async throws {
    let body = #"{"route":"GET /auth/time","kind":"\#(kind)"\#(more)}"#
    let answer = try await transport.send(
      TransportRequest(
        method: "POST", url: "https://simulator.panier.invalid/_simulator/faults", body: Array(body.utf8)))
    #expect(answer.status == 200)
  }

  @Test func aRequestIsAnsweredInProcess() async throws {
    let answer = try await transport.send(get("/auth/time"))
    #expect(answer.status == 200)
    #expect(answer.body == Array("1795492800".utf8))
    #expect(answer.header("x-ovh-queryid") != nil)
  }

  @Test func anotherHostIsNotReached() async {
    await #expect(
      throws: TransportError(
        .notConnected, reason: "the simulator answers below https://simulator.panier.invalid only")
    ) { try await transport.send(TransportRequest(method: "GET", url: "https://eu.api.ovh.com/1.0/auth/time")) }
  }

  @Test(arguments: ["drop_before_commit", "drop_after_commit", "truncate"])
  func aDroppedAnswerIsALostConnection(_ kind: String) async throws {
    try await order(kind)
    await #expect(
      throws: TransportError(
        .connectionLost, reason: "the simulator ended the connection before a complete answer")
    ) { try await transport.send(get("/auth/time")) }
    #expect(try await transport.send(get("/auth/time")).status == 200)
  }

  @Test func anAnswerHeldBackEndsWithCancellation() async throws {
    try await order("delay", #","ms":3600000"#)
    let transport = transport
    let request = get("/auth/time")
    let task = Task { try await transport.send(request) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
