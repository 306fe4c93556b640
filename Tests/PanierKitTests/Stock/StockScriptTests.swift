import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Synchronization
import Testing

/// The stock in Lua: listed with prices, waited for, and ordered exactly as it was looked at.
@Suite struct StockScriptTests {
  private func with(
    _ kind: TransportKind = .inProcess, _ body: @Sendable (ScriptHarness, RunningSimulator) async throws -> Void
  ) async throws {
    try await RunningSimulator.with(kind) { running in try await body(ScriptHarness(running), running) }
  }

  @Test(arguments: TransportKind.allCases) func rowsAreJoinedWithTheCatalogue(kind: TransportKind) async throws {
    try await with(kind) { lua, running in
      let values = try await lua.run(
        """
        local rows = stock.list{ plan = "24sk10", datacenter = "gra" }
        local row = rows[1]
        return #rows, row.name, row.memory, row.storage, row.place, row.availability, row.available, row.level,
          row.delay == period("P0D"), row.price == money("16.99 EUR"), row.total == money("33.98 EUR"), row.product
        """)
      #expect(
        values == [
          2, "KS-1 | Intel Xeon-D 1520", "ram-32g-ecc-2133", "softraid-2x2000sa", "Gravelines", "1H-high", true, "high",
          true, true, true, "eco",
        ])
      // The stock is asked for each time, the catalogue once.
      _ = try await lua.run(#"stock.list{ plan = "24sk10" } stock.list{ plan = "24sk20" }"#)
      #expect(running.count(of: "GET /dedicated/server/datacenter/availabilities") == 3)
      #expect(running.count(of: "GET /order/catalog/public/eco") == 1)
    }
  }

  @Test func rowsAreFilteredSortedAndPreferred() async throws {
    try await with { lua, _ in
      let values = try await lua.run(
        """
        local dear = stock.list{ plan = "24rise01", memory = "64g", storage = "2x512nvme", datacenter = "gra" }[1]
        local plain = stock.list{ plan = "24rise01", memory = "32g", storage = "2x512nvme", datacenter = "gra" }[1]
        local there = stock.list{ plan = "24sk20", available = true }
        local preferred = stock.list{ plan = "24sk20", datacenter = { "rbx", "GRA" } }
        local sorted = there:sort("delay")
        return dear.price > plain.price, there:where{ available = false }:first(1)[1] == nil,
          preferred[1].datacenter, preferred[#preferred].datacenter, #stock.list{ plan = "24sk20", memory = "999g" },
          sorted[1].delay <= sorted[#sorted].delay, #stock.list() > 1800, tostring(stock.list{ plan = "24sk10", datacenter = "gra" }[1]),
          stock.list{ plan = "24sk20" }:cheapest().available
        """)
      #expect(
        values == [
          true, true, "rbx", "gra", 0, true, true, "24sk10 with ram-32g-ecc-2133 and softraid-2x2000sa in gra: 1H-high",
          true,
        ])
    }
  }

  @Test func aVPSIsReadInBothShapes() async throws {
    try await with { lua, _ in
      let values = try await lua.run(
        """
        local rows = stock.list{ product = "vps", datacenter = "gra" }
        local all = stock.list{ product = "vps" }
        return #rows, rows[1].plan, rows[3].availability, rows[3].delay == period("P0D"), #all, rows[1].price == money("4.99 EUR")
        """)
      #expect(values == [3, "vps-2025-model1", "available", true, 18, true])
    }
  }

  @Test(
    arguments: [
      ("1H-low", true, 0, "low"), ("1H-high", true, 0, "high"), ("24H", true, 1, nil), ("72H", true, 3, nil),
      ("120H", true, 5, nil), ("240H", true, 10, nil), ("480H", true, 20, nil), ("720H", true, 30, nil),
      ("1440H", true, 60, nil), ("2160H", true, 90, nil), ("comingSoon", false, nil, nil),
      ("unavailable", false, nil, nil), ("unknown", false, nil, nil), ("36H-some", true, 2, "some"),
      ("onTheMoon", false, nil, nil), ("", false, nil, nil),
    ] as [(String, Bool, Int64?, String?)])
  func everyCodeIsUnderstoodOrKept(_ code: String, _ isAvailable: Bool, _ days: Int64?, _ level: String?) async throws {
    let simulator = Simulator()
    let client = OVHClient.testing(
      transport: AlteredTransport(
        simulator,
        answers: [
          "GET /availabilities": [
            [
              "fqn": "24sk10.a.b", "planCode": "24sk10", "memory": "ram-32g-ecc-2133", "storage": "softraid-2x480ssd",
              "datacenters": [["datacenter": "eu-west-par-a", "availability": .string(code), "lastChange": nil]],
            ]
          ]
        ]))
    let values = try await Self.run(
      client,
      """
      local row = stock.list{ plan = "24sk10" }[1]
      return row.availability, row.available, row.delay and row.delay.days, row.level, row.place
      """)
    #expect(
      values == [
        .string(code), .boolean(isAvailable), days.map { .integer($0) } ?? .nil, level.map { .string($0) } ?? .nil,
        "Paris a",
      ])
  }

  /// What a script returns whose client is none of the harness's.
  static func run(_ client: OVHClient, _ script: String) async throws -> [LuaValue] {
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand())
    return try await PanierHost(session: PanierSession(client: client, spending: spending)).run(
      script, name: "test.lua")
  }

  // MARK: - Ordering

  @Test(arguments: TransportKind.allCases) func aRowIsOrderedExactlyAsItIs(kind: TransportKind) async throws {
    try await with(kind) { lua, running in
      let values = try await lua.run(
        """
        local row = stock.list{ plan = "24rise01", memory = "64g", storage = "softraid-2x512nvme", datacenter = "gra" }[1]
        local c = cart.new()
        local item = c:add(row)
        item:configure{ dedicated_os = "none_64.en" }
        local chosen = item:options("cheapest")
        c:assign()
        local labels = {}
        item:configurations():each(function(one) labels[one.label] = one.value end)
        local plans = {}
        c:items():each(function(one) plans[#plans + 1] = one.plan end)
        local order = c:checkout{ quote = c:quote(), max = money("200 EUR") }
        return labels.dedicated_datacenter, labels.region, table.concat(plans, " "), #chosen, order.id ~= nil
        """)
      #expect(
        values == [
          "gra", "europe",
          .string(
            "24rise01 ram-64g-ecc-3200-24rise softraid-2x512nvme-24rise bandwidth-1000-unguaranteed-24rise "
              + "vrack-bandwidth-1000-24rise"), 2, true,
        ])
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func aVPSIsOrderedThere() async throws {
    try await with { lua, _ in
      let values = try await lua.run(
        """
        local row = stock.list{ product = "vps", plan = "vps-2025-model1", datacenter = "gra" }[1]
        local c = cart.new()
        local item = c:add(row):configure{ vps_os = "Debian 13" }
        c:assign()
        return item:configurations():where{ label = "vps_datacenter" }[1].value, c:quote().total > money("0 EUR")
        """)
      #expect(values == ["GRA", true])
    }
  }

  /// The script's row `row`: the first of a plan that is in stock outside of gra and is not some time later; the hours
  /// until then are its second value.
  private static let lowRow = """
    local row
    for _, one in ipairs(stock.list{ product = "eco", available = true }) do
      if one.datacenter ~= "gra" and one.level == "low" then row = one break end
    end
    """

  @Test func aStockThatIsSoldOutAtTheQuoteIsRefused() async throws {
    try await with { lua, running in
      let session = """
        \(Self.lowRow)
        local function buy(row)
          local c = cart.new()
          c:add(row):configure{ dedicated_os = "none_64.en" }
          c:items()[1]:options("cheapest")
          c:assign()
          return c
        end
        local mine = buy(row)
        local ordered = 0
        for _ = 1, 6 do
          local c = buy(row)
          if not pcall(function() c:checkout{ again = true } end) then break end
          ordered = ordered + 1
          row = stock.list{ plan = row.plan, datacenter = row.datacenter, memory = row.memory, storage = row.storage }[1]
          if not row.available then break end
        end
        local ok, problem = pcall(mine.quote, mine)
        local none, again = pcall(mine.checkout, mine, {})
        local last, added = pcall(mine.add, mine, row)
        return ok, problem.kind, problem.class, problem.message, none, again.message == problem.message, last,
          added.message == problem.message, ordered, row.datacenter
        """
      let values = try await lua.run(session)
      #expect(values.prefix(3) == [false, "refused", "NotAvailable"])
      guard case .string(let message) = values[3], case .string(let place) = values[9] else {
        Issue.record("no message")
        return
      }
      #expect(
        message.hasSuffix(
          "cannot be ordered in \(place): it is unavailable there; wait for it with stock.wait{…}, or take another place"
        ))
      #expect(values[4...7] == [false, true, false, true])
      guard case .integer(let ordered) = values[8] else { return }
      #expect((1...4).contains(ordered))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == Int(ordered))
    }
  }

  @Test func whatIsPutElsewhereIsNoLongerTheRow() async throws {
    try await with { lua, running in
      try await lua.run(
        """
        \(Self.lowRow)
        local c = cart.new()
        local item = c:add(row)
        item:configure{ dedicated_os = "none_64.en", dedicated_datacenter = "gra" }
        item:options("cheapest")
        c:assign()
        c:quote()
        """)
      // One look for the list; the quote takes none.
      #expect(running.count(of: "GET /dedicated/server/datacenter/availabilities") == 1)
    }
  }

  // MARK: - Waiting

  @Test func waitsUntilSomethingComes() async throws {
    try await RunningSimulator.with { running in
      let pauses = Mutex<[Double]>([])
      let told = Notes()
      let lua = ScriptHarness(
        running, progress: { told.add($0 ?? "") },
        sleep: { pause in
          let seconds = Double(pause.components.seconds) + Double(pause.components.attoseconds) / 1e18
          pauses.withLock { $0.append(seconds) }
          running.simulator.advance(by: seconds)
        })
      let values = try await lua.run(
        """
        local place = stock.list{ plan = "24sk20", available = false }[1].datacenter
        local row = stock.wait{ plan = "24sk20", datacenter = place, every = "5m" }
        return row.datacenter == place, row.available
        """)
      #expect(values == [true, true])
      let slept = pauses.withLock { $0 }
      #expect(!slept.isEmpty)
      #expect(slept.allSatisfy { (300...330).contains($0) })
      #expect(told.all.first?.hasPrefix("look 1: nothing of eco 24sk20 in ") == true)
      #expect(told.all.last == "")
      // No cart was made, and nothing signed.
      #expect(running.count(of: "POST /order/cart") == 0)
    }
  }

  @Test func looksThatFailAreFollowedByLongerPauses() async throws {
    try await RunningSimulator.with { running in
      let pauses = Mutex<[Double]>([])
      let lua = ScriptHarness(
        running,
        sleep: { pause in
          pauses.withLock { $0.append(Double(pause.components.seconds)) }
          running.simulator.forgetFaults()
          if pauses.withLock({ $0.count }) < 3 {
            running.fault("status", on: "GET /dedicated/server/datacenter/availabilities", times: 10, status: 503)
          }
        })
      running.fault("status", on: "GET /dedicated/server/datacenter/availabilities", times: 10, status: 429)
      let values = try await lua.run(
        #"return stock.wait{ plan = "24sk10", datacenter = "gra", every = "1m" }.datacenter"#)
      #expect(values == ["gra"])
      let slept = pauses.withLock { $0 }
      #expect(slept.count == 3)
      #expect((120...132).contains(slept[0]) && (240...264).contains(slept[1]) && (480...528).contains(slept[2]))
    }
  }

  @Test func anEndOfTheWaitIsTold() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running, sleep: { _ in })
      let error = await lua.failure(
        """
        local place = stock.list{ plan = "24sk20", available = false }[1].datacenter
        stock.wait{ plan = "24sk20", datacenter = place, timeout = "2m", every = 50 }
        """)
      #expect(error?["class"] == "NotAvailable")
      #expect(error?.message.hasPrefix("nothing of eco 24sk20 in ") == true)
      #expect(error?.message.hasSuffix(" can be ordered after 2 min (3 looks); wait again with stock.wait{…}") == true)
      let refused = await lua.failure(#"stock.wait{ plan = "24sk1" }"#)
      #expect(refused?.message.hasPrefix("eco has no plan '24sk1'; did you mean '24sk") == true)
    }
  }

  @Test(arguments: [
    (#"stock.list{ product = "ecco" }"#, "the stock of 'ecco' is not told; did you mean 'eco'?"),
    (
      #"stock.list{ product = "vps", memory = "8g" }"#,
      "a VPS is not chosen by its memory or its disks; name the plan, as in plan = \"vps-2025-model1\""
    ),
    (#"stock.list{ plan = "24sk1o" }"#, "eco has no plan '24sk1o'; did you mean '24sk10'?"),
    (
      #"stock.list{ product = "vps", plan = "vps-2025-model" }"#,
      "vps has no plan 'vps-2025-model'; did you mean 'vps-2025-model1'?"
    ),
  ]) func saysWhatIsWrong(source: String, message: String) async throws {
    try await with { lua, _ in #expect(await lua.failure(source)?.message == message) }
  }
}
