import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Testing

/// Catalogues kept on disk: when they are used, when they are not, and what becomes of damaged ones.
@Suite struct CatalogCacheTests {
  private static let age = #"return catalog.get("webHosting").age"#
  private static let call = "GET /order/catalog/public/webHosting"

  /// Everything that a run with a cache is made of.
  private struct Lab: Sendable {
    let running: RunningSimulator
    let folder: TemporaryFolder
    let clock = MovingClock()
    let notes = Notes()

    /// A new run of the program on the same folder.
    func host(transport: (any Transport)? = nil) -> PanierHost {
      var client = running.client
      if let transport {
        client = OVHClient(
          endpoint: client.endpoint, credentials: .simulator, transport: transport,
          options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
      }
      let spending = SpendingGuard(
        client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand())
      return PanierHost(
        session: PanierSession(
          client: client, spending: spending,
          catalogs: CatalogCache(folder: folder.path + "/new/catalogues", now: { clock.now }, note: notes.add)))
    }

    func run(_ source: String) async throws -> [LuaValue] { try await host().run(source, name: "test.lua") }

    func expect(
      _ source: String, _ values: [LuaValue], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      let found = try await run(source)
      #expect(found == values, sourceLocation: sourceLocation)
    }

    var fetches: Int { running.count(of: CatalogCacheTests.call) }
  }

  private func lab(
    _ kind: TransportKind = .inProcess, _ body: @Sendable (Lab) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    try await RunningSimulator.with(kind) { try await body(Lab(running: $0, folder: folder)) }
  }

  @Test(arguments: TransportKind.allCases) func asksOnceADay(kind: TransportKind) async throws {
    try await lab(kind) { lab in
      try await lab.expect(Self.age, [0])
      lab.clock.advance(.seconds(7200))
      try await lab.expect(Self.age, [7200])
      #expect(lab.fetches == 1)
      lab.clock.advance(.seconds(79_200))
      try await lab.expect(Self.age, [0])
      #expect(lab.fetches == 2)
      #expect(lab.notes.all == [])
    }
  }

  @Test func fetchesAnewWhenToldTo() async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      lab.clock.advance(.seconds(60))
      let values = try await lab.run(
        """
        local c = catalog.get("webHosting", { refresh = true })
        return c.age, c.fetched_at, #c.plans > 5
        """)
      #expect(values == [0, "2027-01-15T08:01:00+00:00", true])
      #expect(lab.fetches == 2)
    }
  }

  @Test func keepsSubsidiariesAndProductsApart() async throws {
    try await lab { lab in
      let values = try await lab.run(
        """
        local function currency(s) return catalog.get("webHosting", { subsidiary = s }).locale.currencyCode end
        return currency("FR"), currency("GB"), currency("fr"), #catalog.plans("dns")
        """)
      #expect(values == ["EUR", "GBP", "EUR", 1])
      #expect(lab.fetches == 2)
      #expect(lab.folder.files.count == 3)
    }
  }

  @Test func isForItsOwnerAlone() async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      let file = try #require(lab.folder.files.first)
      #expect(file == "new/catalogues/https%3A%2F%2Fsimulator.panier.invalid%2F1.0/FR/webHosting.json")
      #expect(try lab.folder.mode(file) == "600")
      #expect(try lab.folder.mode("new/catalogues") == "700")
      #expect(try lab.folder.mode("new") == "700")
    }
  }

  @Test func worksOfflineWithAWarningThatNamesTheAge() async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      lab.clock.advance(.seconds(100_800))
      lab.running.fault("status", on: Self.call, times: 100, status: 503)
      try await lab.expect(Self.age, [100_800])
      let note = try #require(lab.notes.all.first)
      #expect(
        note.hasPrefix(
          "the catalogue of webHosting in FR is 28 h old, from the cache, because "
            + "GET /order/catalog/public/webHosting was refused with 503"))
      #expect(lab.notes.all.count == 1)
    }
  }

  @Test func worksWhereTheConnectionIsLost() async throws {
    try await lab { lab in
      _ = try await lab.run("return #catalog.tlds()")
      lab.clock.advance(.seconds(259_200))
      lab.running.fault("drop_before_commit", on: "GET /domain/extensions", times: 100)
      let values = try await lab.run("local suffixes, age = catalog.tlds() return #suffixes > 800, age")
      #expect(values == [true, 259_200])
      #expect(
        lab.notes.all.first?.hasPrefix("the list of suffixes in FR is 3 days old, from the cache, because ") == true)
    }
  }

  @Test func saysWhenARefreshThatWasAskedForFails() async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      lab.running.fault("status", on: Self.call, times: 100, status: 503)
      await #expect(throws: LuaError.self) {
        try await lab.run(#"return catalog.get("webHosting", { refresh = true }).age"#)
      }
      try await lab.expect(Self.age, [0])
    }
  }

  @Test(arguments: ["cut", "changed", "emptied", "of others"]) func fetchesAnewWhatIsDamaged(
    _ harm: String
  ) async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      let file = try #require(lab.folder.files.first)
      var bytes = try lab.folder.read(file)
      switch harm {
      case "cut": bytes.removeLast(bytes.count / 2)
      case "changed": bytes[bytes.count / 2] ^= 1
      case "emptied": bytes = []
      default: break
      }
      try lab.folder.write(bytes, to: file)
      if harm == "of others" {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o666], ofItemAtPath: "\(lab.folder.path)/\(file)")
      }
      try await lab.expect(#"return #catalog.get("webHosting").plans > 5"#, [true])
      #expect(lab.fetches == 2)
      #expect(
        lab.notes.all == ["the catalogue of webHosting in FR in the cache is damaged or not ours, and is fetched anew"])
      try await lab.expect(Self.age, [0])
      #expect(lab.fetches == 2)
      #expect(try lab.folder.mode(file) == "600")
    }
  }

  @Test func answersWhereNothingCanBeKept() async throws {
    try await lab { lab in
      try lab.folder.write([1], to: "new")
      try await lab.expect(Self.age, [0])
      #expect(
        lab.notes.all == [
          "the catalogue of webHosting in FR cannot be kept in the cache (Not a directory); it is fetched again when it "
            + "is needed"
        ])
    }
  }

  @Test func keepsNoAnswerThatIsNoCatalogue() async throws {
    try await lab { lab in
      lab.running.fault("garbage", on: Self.call)
      await #expect(throws: LuaError.self) { try await lab.run(Self.age) }
      #expect(lab.folder.files == [])
      try await lab.expect(Self.age, [0])
    }
  }

  @Test func sharesOneFetchAmongCallsAtOnce() async throws {
    try await lab { lab in
      let values = try await lab.run(
        """
        local plans = { "hosting-perso", "hosting-pro", "hosting-starter", "hosting-agency" }
        return #parallel(plans, function(code) return catalog.plan("webHosting", code).plan end)
        """)
      #expect(values == [4])
      #expect(lab.fetches == 1)
    }
  }

  @Test func severalRunsWriteAtOnce() async throws {
    try await lab { lab in
      await withTaskGroup(of: Bool.self) { group in
        for _ in 1...8 {
          group.addTask {
            let values = try? await lab.run(
              #"return #catalog.get("webHosting", { refresh = true }).plans == #catalog.get("webHosting").plans"#)
            return values == [true]
          }
        }
        for await isWhole in group { #expect(isWhole) }
      }
      #expect(lab.notes.all == [])
      #expect(lab.folder.files.count == 1)
    }
  }

  @Test func aPathStaysInTheFolder() async throws {
    try await lab { lab in
      _ = await #expect(throws: LuaError.self) {
        try await lab.run(#"return catalog.get("webHosting", { subsidiary = "../../../fr" })"#)
      }
      #expect(lab.folder.files == [])
    }
  }

  /// Tells a lower price than the simulator, as a file that somebody changed would.
  private struct Cheap: Transport {
    let simulator: SimulatorTransport

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      var answer = try await simulator.send(request)
      if request.url.contains("/order/catalog/") {
        let text = String(decoding: answer.body, as: UTF8.self)
        answer.body = Array(text.replacing(#""price":449000000"#, with: #""price":1000000"#).utf8)
      }
      return answer
    }
  }

  @Test func noOrderIsMadeAtAPriceOfTheCache() async throws {
    try await lab { lab in
      let cheap = lab.host(transport: Cheap(simulator: SimulatorTransport(lab.running.simulator)))
      try await cheap.run("catalog.plans('webHosting')", name: "poison.lua")
      let values = try await lab.run(
        """
        local plan = catalog.plan("webHosting", "hosting-perso")
        local c = cart.new()
        c:add{ product = "webHosting", plan = "hosting-perso" }
        local quote = c:assign():quote()
        local refused = select(2, pcall(c.checkout, c, { max = money("0.05 EUR") }))
        return plan.price == money("0.01 EUR"), quote.without_tax == money("4.49 EUR"), refused.kind, refused.message,
          c:checkout{ quote = quote }.total == quote.total
        """)
      #expect(lab.fetches == 1)
      #expect(
        values == [
          true, true, "budget",
          "the order costs 5.39 EUR with tax, 5.34 EUR more than max = 0.05 EUR; nothing was ordered", true,
        ])
    }
  }

  @Test func tablesNameTheAge() async throws {
    try await lab { lab in
      _ = try await lab.run(Self.age)
      lab.clock.advance(.seconds(10_800))
      let printer = ValuePrinter(PrintingOptions())
      let values = try await lab.run(
        #"return catalog.plans("webHosting"):where{ plan = "hosting-perso" }, catalog.plan("webHosting", "hosting-perso")"#
      )
      #expect(Picture.compare("catalog-plans", try printer.text(of: values[0]) ?? "") == .same)
      #expect(Picture.compare("catalog-plan", try printer.text(of: values[1]) ?? "") == .same)
    }
  }
}
