import Foundation
import OVHClient
import Testing

/// `panier simulator`, with the program itself as its client.
@Suite struct SimulatorCommandTests {
  private static let keys = [
    "OVH_APPLICATION_KEY": "simulator", "OVH_APPLICATION_SECRET": "simulator-secret",
    "OVH_CONSUMER_KEY": "simulator-consumer",
  ]

  private func calls(_ url: String) async throws -> [JSONValue] {
    let transport = HTTPTransport()
    let root = url.hasSuffix("/1.0") ? String(url.dropLast(4)) : url
    let answer = try await transport.send(TransportRequest(method: "GET", url: root + "/_simulator/calls"))
    await transport.shutdown()
    return try JSONValue(parsing: answer.body)["calls"]?.array ?? []
  }

  @Test(arguments: [SIGINT, SIGTERM]) func anotherProcessOrdersThroughIt(signal: Int32) async throws {
    let server = try await ServingProcess.start()
    #expect(server.url.hasPrefix("http://127.0.0.1:"))
    let order = try await PanierProcess.run(
      ["scripts/order-domain.lua", "free-example.fr", "--yes", "--budget", "20 EUR", "--endpoint", server.url],
      environment: Self.keys)
    #expect(order.status == 0)
    let calls = try await calls(server.url)
    #expect(calls.first?["path"] == "/order/cart" || calls.first?["path"] == "/auth/time")
    let checkouts = calls.filter { $0["method"] == "POST" && $0["path"]?.string?.hasSuffix("/checkout") == true }
    #expect(checkouts.count == 1)
    #expect(checkouts.first?["status"] == 200)
    let end = try await server.stop(signal)
    #expect(end.status == 0)
    #expect(end.errors == "")
  }

  @Test func keepsItsStateInAFile() async throws {
    let folder = try TemporaryFolder()
    let keep = "local c = cart.new{ description = 'kept', keep = true } print(c.id)"
    let first = try await ServingProcess.start(["--state", folder.path + "/state.json"])
    let made = try await PanierProcess.run(["-e", keep, "--endpoint", first.url], environment: Self.keys)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try await first.stop(SIGTERM).status == 0)

    let second = try await ServingProcess.start(["--state", folder.path + "/state.json"])
    let id = made.output.filter { !$0.isWhitespace }
    let opened = try await PanierProcess.run(
      ["-e", "print(cart.open('\(id)').id)", "--endpoint", second.url], environment: Self.keys)
    #expect(opened.output == made.output)
    #expect(try await second.stop(SIGTERM).status == 0)
  }

  @Test func saysThatThePortIsTaken() async throws {
    let server = try await ServingProcess.start()
    let port = try #require(server.url.split(separator: ":").last?.prefix { $0 != "/" })
    let other = try await PanierProcess.run(["simulator", "--port", String(port)])
    #expect(other.output == "")
    #expect(
      other.errors
        == "panier: cannot listen on 127.0.0.1:\(port): the port is taken by another program; choose another with "
        + "--port, or let the system choose with --port 0\n")
    #expect(other.status == 5)
    #expect(try await server.stop(SIGTERM).status == 0)
  }

  @Test func warnsWhenOthersAreLetIn() async throws {
    let server = try await ServingProcess.start(["--bind", "0.0.0.0"])
    #expect(server.url.hasPrefix("http://127.0.0.1:"))
    let end = try await server.stop(SIGINT)
    #expect(
      end.errors
        == "panier: everybody who reaches 0.0.0.0 can use this simulator: its keys are publicly known, and its carts "
        + "and orders are theirs too; leave --bind out to serve this machine only\n")
    #expect(end.status == 0)
  }

  @Test func failsAsOftenAsChaosSays() async throws {
    let server = try await ServingProcess.start(["--chaos", "100"])
    let transport = HTTPTransport()
    var statuses: [Int] = []
    for _ in 1...20 {
      let answer = try? await transport.send(TransportRequest(method: "GET", url: server.url + "/auth/time"))
      statuses.append(answer?.status ?? 0)
    }
    await transport.shutdown()
    #expect(statuses.contains { $0 != 200 })
    #expect(try await server.stop(SIGTERM).status == 0)
  }

  @Test(arguments: [
    (["--chaos", "101"], "'101' is not a whole number from 0 to 100"),
    (["--speed", "0"], "'0' is not a number above zero, up to 1000000"),
  ])
  func refusesValuesThatMeanNothing(arguments: [String], reason: String) async throws {
    let result = try await PanierProcess.run(["simulator"] + arguments)
    #expect(result.errors.contains(reason))
    #expect(result.status == 2)
  }
}
