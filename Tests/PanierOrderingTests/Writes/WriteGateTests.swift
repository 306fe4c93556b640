import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Synchronization
import Testing

@Suite struct WriteGateTests {
  /// An operator who types a word, or cannot be asked, and whose questions are kept.
  final class Notes: WriteConsent {
    private let list = Mutex<[String]>([])
    private let typed: String?
    let ledger: SQLiteLedger

    init(typed: String? = nil, journal path: String? = nil) {
      self.typed = typed
      ledger = SQLiteLedger(path: path)
    }

    var all: [String] { list.withLock { $0 } }
    func add(_ line: String) { list.withLock { $0.append(line) } }

    func answer(to write: ProposedWrite) async -> ConsentAnswer {
      add("asked \(write.call) \(write.body ?? "-") at \(write.endpoint): \(write.word)")
      guard let typed else { return .nobodyToAsk }
      return typed == write.word ? .granted : .declined(typed: typed)
    }

    /// The entries of the journal: `PUT /me sent`.
    func entries() async throws -> [String] {
      try await ledger.entries(LedgerFilter()).map { "\($0.reference) \($0.word)" }
    }
  }

  private static let change = APIRequest(.put, "/me", body: ["city": "Roubaix"])
  private static let end = APIRequest(.post, "/vps/vps-1/terminate")

  private func gate(
    _ running: RunningSimulator, _ notes: Notes, allow: [String] = [], unpriced: [String] = [],
    budget: Money? = nil, mode: WriteGate.Mode = .send, isRecipe: Bool = false
  ) -> WriteGate {
    WriteGate(
      client: running.client, endpoint: "the simulator",
      grants: WriteGrants(
        allowed: allow.compactMap { try? RouteGrant($0) }, unpriced: unpriced.compactMap { try? RouteGrant($0) }),
      budget: budget, consent: notes, ledger: notes.ledger, mode: mode, isRecipe: isRecipe,
      tell: { notes.add("told \($0.call)") })
  }

  private func refusal(_ gate: WriteGate, _ request: APIRequest) async -> WriteRefusal? {
    do {
      _ = try await gate.call(request)
      return nil
    } catch {
      return error as? WriteRefusal
    }
  }

  @Test(arguments: TransportKind.allCases) func sendsReadsAndDraftsAtOnce(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let notes = Notes()
      let gate = self.gate(running, notes)
      _ = try await gate.call(APIRequest(.get, "/me"))
      _ = try await gate.call(APIRequest(.post, "/order/cart", body: ["ovhSubsidiary": "FR"]))
      #expect(notes.all == [])
      #expect(running.callNames == ["GET /auth/time", "GET /me", "POST /order/cart"])
    }
  }

  @Test(arguments: TransportKind.allCases) func asksForTheLastWordAndNotes(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let notes = Notes(typed: "me")
      _ = try await self.gate(running, notes).call(Self.change)
      #expect(notes.all == [#"asked PUT /me {"city":"Roubaix"} at the simulator: me"#])
      #expect(try await notes.entries() == ["PUT /me sent"])
      #expect(running.callNames == ["GET /auth/time", "PUT /me"])
    }
  }

  @Test func showsNoSecret() async throws {
    try await RunningSimulator.with { running in
      let notes = Notes(typed: "no")
      let gate = self.gate(running, notes)
      let reboot = APIRequest(
        .post, "/vps/vps-1/setPassword", query: [("token", "t")], body: ["password": "p", "user": "u"])
      await #expect(throws: WriteRefusal.self) { try await gate.call(reboot) }
      #expect(
        notes.all == [
          #"asked POST /vps/vps-1/setPassword?token=… {"password":"…","user":"u"} at the simulator: setPassword"#
        ])
    }
  }

  @Test func sendsNothingThatIsNotAgreedTo() async throws {
    try await RunningSimulator.with { running in
      #expect(
        await refusal(gate(running, Notes(typed: "yes")), Self.change) == .declined(call: "PUT /me", typed: "yes"))
      let nobody = await refusal(gate(running, Notes()), Self.change)
      #expect(
        nobody?.description
          == "PUT /me at the simulator was not confirmed, since there is no terminal to ask on; nothing was sent, allow "
          + "the route PUT /me beforehand")
      let full = await refusal(gate(running, Notes(typed: "me", journal: "/dev/null/journal")), Self.change)
      #expect(full?.description.hasPrefix("PUT /me was not sent, since it could not be noted first: ") == true)
      #expect(running.callNames == [])
    }
  }

  @Test(arguments: ["PUT /me", "put /*", "PUT /**"]) func sendsWhatWasAllowedBeforehand(grant: String) async throws {
    try await RunningSimulator.with { running in
      let notes = Notes()
      _ = try await self.gate(running, notes, allow: [grant]).call(Self.change)
      #expect(notes.all == ["told PUT /me"])
      #expect(try await notes.entries() == ["PUT /me sent"])
    }
  }

  @Test(arguments: ["POST /me", "PUT /me/*", "PUT /you"]) func aGrantAllowsItsOwnRouteAlone(grant: String) async throws
  {
    try await RunningSimulator.with { running in
      let refused = await refusal(gate(running, Notes(), allow: [grant]), Self.change)
      #expect(refused != nil)
    }
  }

  @Test func noDisguiseTakesAGrantOfAnotherRoute() async throws {
    try await RunningSimulator.with { running in
      let gate = self.gate(running, Notes(), allow: ["PUT /domain/zone/*"])
      for path in ["/domain/zone/x%2F..%2F..%2F..%2Fme", "/domain/zone/../../me", "/domain/zone/x%2Frecord"] {
        #expect(await refusal(gate, APIRequest(.put, path)) != nil, "\(path)")
      }
      #expect(running.callNames == [])
    }
  }

  @Test func refusesWhatHasNoPrice() async throws {
    try await RunningSimulator.with { running in
      let notes = Notes(typed: "terminate")
      let refused = await refusal(gate(running, notes, allow: ["POST /**"]), Self.end)
      #expect(
        refused?.description
          == "POST /vps/vps-1/terminate ends a service, or takes the end back, and what that costs cannot be known "
          + "beforehand; nothing was sent, allow the route POST /vps/*/terminate without a price if that is meant"
      )
      #expect(notes.all == [])
      #expect(running.callNames == [])
    }
  }

  @Test func asksEvenForWhatWasAllowedWithoutAPrice() async throws {
    try await RunningSimulator.with { running in
      let notes = Notes(typed: "terminate")
      let gate = self.gate(running, notes, unpriced: ["POST /vps/*/terminate"])
      // the simulator has no such route, and answers so
      await #expect(throws: OVHError.self) { try await gate.call(Self.end) }
      #expect(notes.all == ["asked POST /vps/vps-1/terminate - at the simulator: terminate"])
      let entries = try await notes.entries()
      #expect(entries == ["POST /vps/vps-1/terminate refused"])
      #expect(running.simulator.calls.filter { $0.path == "/vps/vps-1/terminate" }.count == 1)
    }
  }

  @Test func neverSendsWhatHasNoPriceWithinABudget() async throws {
    try await RunningSimulator.with { running in
      let gate = self.gate(
        running, Notes(typed: "terminate"), unpriced: ["POST /**"], budget: try Money("20 EUR"))
      #expect(
        await refusal(gate, Self.end)?.description
          == "what POST /vps/vps-1/terminate costs cannot be known beforehand, and a run with a budget of 20.00 EUR "
          + "sends only what has a price; nothing was sent")
      #expect(running.callNames == [])
    }
  }

  @Test(arguments: [
    "/order/cart/x/checkout", "/me/order/1/pay", "/me/order/1/retraction", "/order/vrack/new",
  ]) func neverSendsWhatTheGuardCanPrice(path: String) async throws {
    try await RunningSimulator.with { running in
      let gate = self.gate(running, Notes(typed: "pay"), allow: ["POST /**"], unpriced: ["POST /**"])
      let refused = await refusal(gate, APIRequest(.post, path))
      #expect(refused?.description.contains(" and is only sent by ") == true)
      #expect(running.callNames == [])
    }
  }

  @Test func showsAndRehearsesWithoutSending() async throws {
    try await RunningSimulator.with { running in
      let notes = Notes(typed: "me")
      #expect(
        await refusal(gate(running, notes, allow: ["PUT /me"], mode: .show), Self.change)
          == .shownOnly(call: "PUT /me"))
      let refused = await refusal(gate(running, notes, mode: .rehearse), Self.end)
      #expect(refused != nil)
      #expect(notes.all == [])
      #expect(running.callNames == [])
    }
  }

  @Test func refusesInRecipesWhatIsInNoRow() async throws {
    try await RunningSimulator.with { running in
      let gate = self.gate(running, Notes(typed: "known"), allow: ["POST /**"], isRecipe: true)
      #expect(await refusal(gate, APIRequest(.post, "/nothing/known")) == .unlisted(call: "POST /nothing/known"))
      #expect(running.callNames == [])
    }
  }

  @Test(arguments: [TransportError.Kind.notConnected, .connectionLost]) func notesWhatBecameOfALostAnswer(
    kind: TransportError.Kind
  ) async throws {
    struct Failing: Transport {
      let kind: TransportError.Kind
      func send(_ request: TransportRequest) async throws -> TransportResponse {
        if request.url.hasSuffix("/auth/time") { return TransportResponse(status: 200, body: Array("1457018875".utf8)) }
        throw TransportError(kind, reason: "test")
      }
    }
    let notes = Notes(typed: "me")
    let gate = WriteGate(
      client: .testing(at: "http://127.0.0.1:1/1.0", transport: Failing(kind: kind)), endpoint: "x", consent: notes,
      ledger: notes.ledger)
    await #expect(throws: OVHError.self) { try await gate.call(Self.change) }
    #expect(try await notes.entries() == [kind == .notConnected ? "PUT /me refused" : "PUT /me unknown"])
  }

  @Test(arguments: ["", "PUT", "/me", "PUT me", "FETCH /me", "PUT /me now"]) func refusesWhatIsNoGrant(text: String) {
    let error = #expect(throws: RouteGrant.Malformed.self) { try RouteGrant(text) }
    #expect(
      error?.description
        == "'\(text)' names no route; write the method and the path, as in \"PUT /domain/zone/*\"")
  }
}
