import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Every row of the table, with and without disguises, through `api.*`: what arrives is exactly the free class.
@Suite struct RouteSweepTests {
  /// Ways to write a path that some server reads as the same one; the first is the path itself.
  private static let disguises: [@Sendable (String) -> String] = [
    { $0 }, { $0 + "/" }, { $0.replacing("/", with: "//") }, { $0.uppercased() }, { $0 + "." }, { "/x/.." + $0 },
    { "/x/%2e%2e" + $0 }, { "/" + $0.dropFirst().replacing("/", with: "%2F") }, { $0 + "?x=1" }, { $0 + "%3Fx" },
    { $0 + ";x=1" }, { "/v1" + $0 }, { "/v2" + $0 }, { "//eu.api.ovh.com/1.0" + $0 },
    { "https://eu.api.ovh.com/1.0" + $0 }, { $0.replacing("e", with: "%65") }, { $0.replacing("e", with: "%2565") },
    { "/" + $0.dropFirst().replacing("/", with: "\\") },
  ]

  /// Every row once as it is and once disguised, the ways taken in turn; the key is ended last.
  private static let calls: [(method: HTTPMethod, path: String)] = RouteTable.shared.operations
    .filter { $0.routeClass > .read && $0.path != "/auth/logout" }.enumerated()
    .flatMap { index, operation in
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      return [path, disguises[1 + index % (disguises.count - 1)](path)].map { (operation.method, $0) }
    }

  /// What may arrive: what is free by the strictest reading, and no slip.
  private static func mayArrive(_ client: OVHClient, _ method: HTTPMethod, _ path: String) -> Bool {
    (try? client.resolved(APIRequest(method, path)))?.routeClass == .free
  }

  private func changes(_ running: RunningSimulator) -> [String] {
    running.simulator.calls.filter { $0.method != "GET" }
      .map { "\($0.method) \($0.path)\($0.query.isEmpty ? "" : "?\($0.query)")" }
  }

  @Test(arguments: TransportKind.allCases, [LuaLevel.trusted, .recipe])
  func onlyTheFreeClassArrivesFromScripts(kind: TransportKind, level: LuaLevel) async throws {
    try await RunningSimulator.with(kind) { running in
      let lines = Self.calls.filter { $0.method != .patch }.map { method, path in
        "pcall(api.\(method.rawValue.lowercased()), \(luaText(path)))"
      }
      let harness = ScriptHarness(running, level: level)
      let asked = level == .recipe ? [] : Self.calls
      // In parts: a chunk of Lua has a bound on its constants.
      for start in stride(from: 0, to: lines.count, by: 500) {
        _ = await harness.failure(lines[start..<min(start + 500, lines.count)].joined(separator: "\n"))
      }
      let expected = asked.filter { Self.mayArrive(running.client, $0.method, $0.path) }
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
        for disguise in Self.disguises {
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
