import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Every row of the table, with and without disguises, through `api.*`: what arrives is exactly the free class.
@Suite struct RouteSweepTests {
  private func changes(_ running: RunningSimulator) -> [String] {
    running.simulator.calls.filter { $0.method != "GET" }
      .map { "\($0.method) \($0.path)\($0.query.isEmpty ? "" : "?\($0.query)")" }
  }

  @Test(arguments: TransportKind.allCases, [LuaLevel.trusted, .recipe])
  func onlyTheFreeClassArrivesFromScripts(kind: TransportKind, level: LuaLevel) async throws {
    try await RunningSimulator.with(kind) { running in
      let lines = RouteSweep.calls.filter { $0.method != .patch }.map { method, path in
        "pcall(api.\(method.rawValue.lowercased()), \(luaText(path)))"
      }
      let harness = ScriptHarness(running, level: level)
      let asked = level == .recipe ? [] : RouteSweep.calls
      // In parts: a chunk of Lua has a bound on its constants.
      for start in stride(from: 0, to: lines.count, by: 500) {
        _ = await harness.failure(lines[start..<min(start + 500, lines.count)].joined(separator: "\n"))
      }
      let expected = asked.filter { RouteSweep.mayArrive(running.client, $0.method, $0.path) }
      #expect(changes(running).count == expected.count)
      for call in running.simulator.calls where call.method != "GET" {
        let method = try #require(HTTPMethod(rawValue: call.method))
        #expect(try ResolvedCall(APIRequest(method, call.path)).routeClass == .free, "\(call.method) \(call.path)")
      }
    }
  }

  @Test func everyRowIsJudgedInEveryDisguise() async throws {
    try await RunningSimulator.with { running in
      let gate = WriteGate(client: running.client, endpoint: "the simulator")
      var sent = 0
      for operation in RouteTable.shared.operations where operation.routeClass > .free {
        let path = operation.path.replacing("{", with: "").replacing("}", with: "")
        for disguise in RouteSweep.disguises {
          do {
            _ = try await gate.call(APIRequest(operation.method, disguise(path)))
            sent += 1
          } catch {
            #expect(error is WriteRefusal || (error as? OVHError)?.kind == .usage)
          }
        }
      }
      #expect(sent == 0)
      #expect(running.callNames == [])
    }
  }

  @Test func unlistedRoutesNeverArrive() async throws {
    try await RunningSimulator.with { running in
      let gate = WriteGate(client: running.client, endpoint: "the simulator")
      for method in [HTTPMethod.post, .put, .delete, .patch] {
        for path in ["/order/cart/x/newProduct/now", "/nothing", "/v2/iam/policy", "/order/cartx", "/me/contact/1/2"] {
          await #expect(throws: (any Error).self) { try await gate.call(APIRequest(method, path)) }
        }
      }
      #expect(running.callNames == [])
    }
  }

  /// A text as a Lua string.
  private func luaText(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
