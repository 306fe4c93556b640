import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Carts whose answer was lost.
@Suite struct LostCartsTests {
  /// A script in a session of its own, with the notes of those before it.
  private func run(
    _ script: String, _ running: RunningSimulator, _ folder: String, at date: Date = Date()
  ) async throws {
    let spending = SpendingGuard(
      client: running.client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand())
    let session = PanierSession(
      client: running.client, spending: spending, lostCarts: LostCarts(folder: folder, now: { date }))
    _ = try await PanierHost(session: session).run(script, name: "test.lua")
  }

  private func notes(_ folder: String) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.count ?? 0
  }

  /// The only cart of the simulator, from its page.
  private func onlyCart(_ running: RunningSimulator) throws -> String {
    let page = running.simulator.answer(method: "GET", target: "/", url: "http://simulator/", headers: [], body: [])
    let text = String(decoding: page.body, as: UTF8.self)
    let rows = text.components(separatedBy: "<tr><td>").dropFirst().filter { $0.contains("panier draft ") }
    try #require(rows.count == 1)
    return String(rows[0].prefix { $0 != "<" })
  }

  @Test(arguments: TransportKind.allCases) func theNextRunDeletesACartOnceItIsListed(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let folder = try TemporaryFolder()
      let notes = folder.path + "/lost"
      running.simulator.fault("drop_after_commit", on: "POST /order/cart")
      await #expect(throws: LuaError.self) { try await run("cart.new()", running, notes) }
      #expect(self.notes(notes) == 1)
      let lost = try onlyCart(running)

      // Not assigned, it is in no list yet, and stays noted.
      try await run("cart.new()", running, notes)
      #expect(self.notes(notes) == 1)
      try await running.client.assignCart(lost)
      try await run("cart.new()", running, notes)
      #expect(self.notes(notes) == 0)
      await #expect(throws: OVHError.self) { try await running.client.cart(lost) }
    }
  }

  @Test func aCartWhoseAnswerCameIsNotNoted() async throws {
    try await RunningSimulator.with { running in
      let folder = try TemporaryFolder()
      try await run("cart.new() cart.new{ keep = true } cart.new{ description = 'mine' }", running, folder.path + "/l")
      #expect(notes(folder.path + "/l") == 0)
      #expect(running.count(of: "GET /order/cart") == 0)
    }
  }

  @Test func aCartThatExpiredIsForgotten() async throws {
    try await RunningSimulator.with { running in
      let folder = try TemporaryFolder()
      let notes = folder.path + "/lost"
      running.simulator.fault("drop_before_commit", on: "POST /order/cart")
      await #expect(throws: LuaError.self) { try await run("cart.new()", running, notes) }
      #expect(self.notes(notes) == 1)
      try await run("cart.new()", running, notes, at: Date(timeIntervalSinceNow: 100_000))
      #expect(self.notes(notes) == 0)
    }
  }
}
