import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

@testable import PanierCommandLine

/// Every row of the table, with and without disguises, through `panier api` without anybody to ask.
@Suite struct RawCallSweepTests {
  @Test(arguments: TransportKind.allCases)
  func onlyTheFreeClassArrives(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let gate = WriteGate(client: running.client, endpoint: "the simulator")
      for (method, path) in RouteSweep.calls {
        _ = try? await RawCall(method: method.rawValue, path: path, body: nil).send(through: gate)
      }
      let expected = RouteSweep.calls.filter { RouteSweep.mayArrive(running.client, $0.method, $0.path) }
      let arrived = running.simulator.calls.filter { $0.method != "GET" }
      #expect(arrived.count == expected.count)
      for call in arrived {
        let method = try #require(HTTPMethod(rawValue: call.method))
        #expect(try ResolvedCall(APIRequest(method, call.path)).routeClass == .free, "\(call.method) \(call.path)")
      }
    }
  }
}
