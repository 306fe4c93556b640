import FoundationEssentials
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Synchronization
import Testing

/// Paying, following and withdrawing from orders, from Lua.
@Suite struct OrderScriptTests {
  private static let order = """
    local c = cart.new()
    c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    local o = c:assign():checkout{ waive_retraction = true }

    """

  /// A clock that only goes forward where a script waits.
  private final class Clock: Sendable {
    private let seconds = Mutex(1_800_000_000.0)
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func advance(_ duration: Duration) { seconds.withLock { $0 += Double(duration.components.seconds) } }
  }

  /// A host whose waits move the simulator's clock instead of passing.
  private func withClock<Result: Sendable>(
    _ kind: TransportKind = .inProcess, budget: Money? = nil,
    progress: @escaping @Sendable (String?) -> Void = { _ in },
    _ body: @Sendable (PanierHost, RunningSimulator) async throws -> Result
  ) async throws -> Result {
    let clock = Clock()
    return try await RunningSimulator.with(kind, clock: { clock.now }) { running in
      let spending = SpendingGuard(
        client: running.client, endpoint: "the simulator", limits: SpendingLimits(perRun: budget),
        consent: ConsentGivenBeforehand(), uptime: { .zero })
      let session = PanierSession(
        client: running.client, spending: spending, progress: progress, sleep: { clock.advance($0) })
      return try await body(PanierHost(session: session), running)
    }
  }

  @Test(arguments: TransportKind.allCases) func paysAndWaitsForTheDelivery(kind: TransportKind) async throws {
    try await withClock(kind, budget: try Money("6.71 EUR")) { host, running in
      let values = try await host.run(
        Self.order + #"return o:pay{ method = "fidelityAccount" }:await{ timeout = "30m" }, #o:details() > 0"#,
        name: "test.lua")
      #expect(values == ["delivered", true])
      let sent = running.callNames
      let payment = sent.firstIndex(of: "POST /me/order/{id}/payWithRegisteredPaymentMean")
      // The means are asked for before the operator is; the order is read once more right before it is paid, and the
      // server's time last, so that the settling time begins no earlier than the call leaves.
      #expect(
        payment.map { Array(sent[..<$0].suffix(3)) }
          == ["GET /me/order/{id}/status", "GET /me/order/{id}", "GET /auth/time"])
      #expect(payment.map { sent[..<$0].contains("GET /me/order/{id}/availableRegisteredPaymentMean") } == true)
      #expect(sent.filter { $0.hasPrefix("POST /me/order") }.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases) func listsTheNewestOrdersAndReadsNoOthers(kind: TransportKind) async throws {
    try await withClock(kind) { host, running in
      let values = try await host.run(
        """
        local ids = {}
        for n = 1, 3 do
          local c = cart.new()
          c:add(c:offers("free-example" .. n .. ".fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
          ids[n] = c:assign():checkout{ waive_retraction = true }.id
        end
        local all, two = order.list(), order.list{ limit = 2 }
        local ok, e = pcall(order.list, { limit = -1 })
        return #all, all[1].id == ids[3], all[3].id == ids[1], #two, two[1].id == ids[3], two[2].id == ids[2],
          #order.list{ limit = 0 }, e.message
        """, name: "test.lua")
      #expect(
        values == [3, true, true, 2, true, true, 0, "limit is -1; give the number of orders to read, 0 or more"])
      #expect(running.count(of: "GET /me/order/{id}") == 5)
    }
  }

  @Test(arguments: TransportKind.allCases) func walksOrdersAndReadsOnlyWhatIsNeeded(kind: TransportKind) async throws {
    let notes = Notes()
    try await withClock(kind, progress: { $0.map(notes.add) }) { host, running in
      let values = try await host.run(
        """
        local ids = {}
        for n = 1, 10 do
          local c = cart.new()
          c:add(c:offers("free-example" .. n .. ".fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
          ids[n] = c:assign():checkout{ waive_retraction = true }.id
        end
        local newest = {}
        local seen = order.each(function(o) newest[#newest + 1] = o.id return #newest < 2 end)
        local ok, e = pcall(order.each, function() end, { limit = -1 })
        return seen, newest[1] == ids[10], newest[2] == ids[9], #newest, e.message
        """, name: "test.lua")
      #expect(values == [2, true, true, 2, "limit is -1; give the number of orders to read, 0 or more"])
      #expect(running.count(of: "GET /me/order/{id}") == 8)
      #expect(notes.all == (1...8).map { "\($0) of 10 orders" })
      let all = try await host.run("return order.each(function() end), order.each(error, { limit = 0 })", name: "t.lua")
      #expect(all == [10, 0])
      #expect(running.count(of: "GET /me/order/{id}") == 18)
    }
  }

  @Test func endsTheWaitWhereWaitingDoesNotHelp() async throws {
    try await withClock { host, _ in
      let error = await #expect(throws: LuaError.self) { try await host.run(Self.order + "o:await()", name: "t.lua") }
      #expect(
        error?.message.hasSuffix(
          "is not paid; pay it with order:pay{…}, or open the page that order:url() gives") == true)
      #expect(error?.kind == .refused)
    }
  }

  @Test func endsTheWaitInTime() async throws {
    try await withClock { host, _ in
      let error = await #expect(throws: LuaError.self) {
        try await host.run(Self.order + #"o:pay() o:await{ timeout = 1 }"#, name: "t.lua")
      }
      #expect(error?.kind == .limit)
      #expect(
        error?.message.hasSuffix(
          "is delivering after 1 s; it goes on by itself, wait again with order:await{ timeout = … }") == true)
    }
  }

  @Test(arguments: [
    (
      #"o:await{ timeout = "soon" }"#,
      "'soon' is not a time to wait; write \"30m\", \"90s\", \"2h\", or a number of seconds"
    ),
    (#"o:retract{ reason = "expensiv" }"#, "'expensiv' is no reason to withdraw; did you mean 'expensive'?"),
    (#"o:pay{ methode = 1 }"#, "Order:pay: unknown option 'methode'; did you mean 'method'?"),
  ]) func refuses(script: String, message: String) async throws {
    try await withClock { host, running in
      let error = await #expect(throws: LuaError.self) { try await host.run(Self.order + script, name: "t.lua") }
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.callNames.filter { $0.hasPrefix("POST /me/order") } == [])
    }
  }

  @Test(arguments: TransportKind.allCases) func withdrawsOnce(kind: TransportKind) async throws {
    try await withClock(kind) { host, running in
      let values = try await host.run(
        """
        local c = cart.new()
        c:add{ product = "webHosting", plan = "hosting-perso" }
        local o = c:assign():checkout()
        assert(order.open(o.id).retractable_until)
        o:retract{ reason = "other", comment = "a trial" }
        return o:status()
        """, name: "t.lua")
      #expect(values == ["cancelling"])
      #expect(running.count(of: "POST /me/order/{id}/retraction") == 1)
    }
  }

  @Test func showsTheSteps() async throws {
    try await withClock { host, _ in
      let values = try await host.run(
        Self.order + """
          o:pay()
          local steps = o:follow_up()
          return #steps, steps[1].status, steps[1].history[1].label, tostring(steps),
            steps[1].history:where{ label = "ORDER_STARTED" }[1].description
          """, name: "t.lua")
      #expect(values == [4, "DOING", "ORDER_STARTED", "list of 4", "Order placed"])
    }
  }

  @Test func aPaymentOverTheBudgetIsABudgetError() async throws {
    try await withClock { host, running in
      let id = try await host.run(Self.order + "return o.id", name: "t.lua")
      let lua = ScriptHarness(running, budget: try Money("1 EUR"))
      guard case .integer(let number)? = id.first else { return #expect(Bool(false), "no order") }
      let error = await lua.failure("order.open(\(number)):pay()")
      #expect(error?.kind == .budget)
      #expect(
        error?.message
          == "the order costs 6.71 EUR with tax, 5.71 EUR more than the budget of 1.00 EUR; nothing was paid")
      #expect(running.callNames.filter { $0.hasPrefix("POST /me/order") } == [])
    }
  }
}
