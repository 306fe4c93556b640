public import FoundationEssentials
public import PanierOrdering
import Testing

/// What every ledger has to do, whatever keeps its entries: each implementation runs the whole of it.
public struct LedgerSuite: Sendable {
  /// Makes a process's ledger on one shared store: its name, who still runs, its clock, and the limits of the month, which
  /// hold from then on for every ledger of the store that names them.
  public typealias Factory =
    @Sendable (
      _ owner: String, _ running: @escaping @Sendable (String) -> Bool, _ now: @escaping @Sendable () -> Date,
      _ budgets: [Budget]
    ) throws -> any Ledger

  let make: Factory
  let clock: LedgerClock
  /// Whether the ledger knows at once that a process ended; else its lease has to run out.
  let knowsEndedProcesses: Bool
  let scope = LedgerScope(place: "ovh-eu", account: "xx1111-ovh")

  /// Creates the suite of one implementation.
  /// - Parameters:
  ///   - knowsEndedProcesses: whether the ledger knows at once that a process ended.
  ///   - clock: the clock of the store.
  ///   - make: makes a process's ledger.
  public init(knowsEndedProcesses: Bool = true, clock: LedgerClock = LedgerClock(), _ make: @escaping Factory) {
    self.make = make
    self.clock = clock
    self.knowsEndedProcesses = knowsEndedProcesses
  }

  /// The ledger of one process; others are taken to have ended.
  func ledger(_ owner: String = "one", running: Set<String> = [], budgets: [Budget] = []) throws -> any Ledger {
    try make(owner, { running.contains($0) }, { clock.now }, budgets)
  }

  /// Lets other processes end, and what they held be free.
  func endOthers() { if !knowsEndedProcesses { clock.advance(3601) } }

  func intent(_ things: String..., euros: Int64 = 7, again: Bool = false) -> PurchaseIntent {
    PurchaseIntent(
      scope: scope, reference: "cart-\(things.joined())", total: Money(ucents: euros * Money.unit, currency: "EUR"),
      lines: [LedgerLine(description: "a line", quantity: 1, total: nil)],
      things: Set(things.map(PurchasedThing.init)), location: "order.lua:3", mayRepeat: again)
  }

  /// Runs everything.
  public func run() async throws {
    try await goesFromHeldToOrdered()
    try await fencesWhoeverSleptTooLong()
    try await freesWhatAnEndedProcessHeld()
    try await stopsTheSameWhileItIsOpen()
    try await stopsTheSameForADay()
    try await letsNobodySayNotOrderedTooEarly()
    try await turnsWhatWasBelievedIntoAnOrder()
    try await givesOneOrderToOneEntry()
    try await chargesMoreThanWasHeld()
    try await keepsEveryChange()
    try await keepsAccountsApart()
    try await settlesByHand()
    try await buysACartOfAPlanOnce()
    try await keepsWordsAndContracts()
    try await findsEntriesByOrderAndTime()
    try await runPlanHolds()
    // Last, since a budget of the team stays for whatever comes after it.
    try await runBudgets()
  }

  private func goesFromHeldToOrdered() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create a.fr"), lease: 60)
    #expect(try await ledger.entry(ticket.entry).state == .held)
    #expect(try await ledger.permit(ticket, posted: clock.now))
    #expect(try await ledger.entry(ticket.entry).posted == clock.now)
    try await ledger.settle(ticket, .ordered(orderID: 77, total: nil, reason: nil))
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.state == .ordered && entry.orderID == 77 && !entry.isOverrun)
    #expect(entry.things == [PurchasedThing("create a.fr")] && entry.location == "order.lua:3")
    #expect(try await ledger.known([76, 77], in: scope) == [77])
  }

  private func fencesWhoeverSleptTooLong() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create b.fr"), lease: 60)
    #expect(try await ledger.extend(ticket, lease: 120))
    clock.advance(121)
    #expect(try await !ledger.permit(ticket, posted: clock.now))
    // Another takes it over; the sleeper's ticket is worth nothing any more.
    let second = try await self.ledger("two").hold(intent("create b.fr"), lease: 60)
    #expect(try await !ledger.permit(ticket, posted: clock.now))
    #expect(try await ledger.entry(ticket.entry).state == .expired)
    #expect(try await self.ledger("two").permit(second, posted: clock.now))
  }

  private func freesWhatAnEndedProcessHeld() async throws {
    _ = try await ledger("ended").hold(intent("create c.fr"), lease: 3600)
    let held = try await refusal { try await ledger("two", running: ["ended"]).hold(intent("create c.fr"), lease: 60) }
    guard case .open(let entry)? = held, entry.state == .held else { return #expect(Bool(false), "\(held as Any)") }
    endOthers()
    _ = try await ledger("two").hold(intent("create c.fr"), lease: 60)
    #expect(try await ledger("two").entry(entry.id).state == .expired)
  }

  private func stopsTheSameWhileItIsOpen() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create d.fr", "plan x"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .unknown("the answer was lost"))
    clock.advance(30 * 24 * 3600)
    // Whatever else is bought along with it, and also when it may be repeated.
    for again in [false, true] {
      let refused = try await refusal { try await ledger.judge(intent("plan x", "create e.fr", again: again)) }
      guard case .open(let entry)? = refused else { return #expect(Bool(false), "\(refused as Any)") }
      #expect(entry.id == ticket.entry)
    }
    try await ledger.judge(intent("create e.fr"))
  }

  private func stopsTheSameForADay() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create f.fr", "plan y"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .ordered(orderID: 80, total: nil, reason: nil))
    let refused = try await refusal { try await ledger.judge(intent("plan y", "create g.fr")) }
    guard case .repeated(let entry)? = refused else { return #expect(Bool(false), "\(refused as Any)") }
    #expect(entry.orderID == 80)
    try await ledger.judge(intent("plan y", again: true))
    clock.advance(24 * 3600 + 1)
    try await ledger.judge(intent("plan y"))
  }

  private func letsNobodySayNotOrderedTooEarly() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create h.fr"), lease: 60)
    let posted = clock.now
    _ = try await ledger.permit(ticket, posted: posted)
    let early = PurchaseEnding.notOrdered(at: posted + ledger.settling - 1, reason: "nothing there")
    let tooEarly = LedgerError.tooEarly(id: ticket.entry, until: posted + ledger.settling)
    // Not its owner,
    await #expect(throws: tooEarly) { try await ledger.settle(ticket, early) }
    // nor somebody else once it is unknown,
    try await ledger.settle(ticket, .unknown("lost"))
    await #expect(throws: tooEarly) { try await self.ledger("two").settle(ticket.entry, early) }
    // nor the operator, nor as a refusal.
    await #expect(throws: tooEarly) { try await ledger.settle(ticket.entry, byHandAs: nil) }
    await #expect(throws: LedgerError.settled(id: ticket.entry, state: .unknown)) {
      try await ledger.settle(ticket, .refused("sure"))
    }
    #expect(try await ledger.entry(ticket.entry).state == .unknown)
    clock.advance(ledger.settling + 1)
    try await ledger.settle(ticket, .notOrdered(at: posted + ledger.settling, reason: "nothing there"))
    #expect(try await ledger.entry(ticket.entry).state == .notOrdered)
    try await ledger.judge(intent("create h.fr"))
  }

  private func turnsWhatWasBelievedIntoAnOrder() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create i.fr"), lease: 60)
    let posted = clock.now
    _ = try await ledger.permit(ticket, posted: posted)
    clock.advance(ledger.settling + 1)
    try await ledger.settle(ticket, .notOrdered(at: posted + ledger.settling, reason: "nothing there"))
    try await ledger.late(ticket.entry, orderID: 90, total: Money(ucents: 9 * Money.unit, currency: "EUR"))
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.state == .ordered && entry.orderID == 90 && entry.isOverrun)
    await #expect(throws: LedgerError.settled(id: ticket.entry, state: .ordered)) {
      try await ledger.late(ticket.entry, orderID: 91, total: nil)
    }
  }

  private func givesOneOrderToOneEntry() async throws {
    let ledger = try ledger()
    let first = try await ledger.hold(intent("create j.fr"), lease: 60)
    _ = try await ledger.permit(first, posted: clock.now)
    try await ledger.settle(first, .ordered(orderID: 100, total: nil, reason: nil))
    let second = try await ledger.hold(intent("create k.fr"), lease: 60)
    _ = try await ledger.permit(second, posted: clock.now)
    await #expect(throws: LedgerError.orderTaken(orderID: 100, entry: first.entry)) {
      try await ledger.settle(second, .ordered(orderID: 100, total: nil, reason: nil))
    }
  }

  private func chargesMoreThanWasHeld() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create l.fr", euros: 7), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    let real = Money(ucents: 2700 * Money.unit, currency: "EUR")
    try await ledger.settle(ticket, .ordered(orderID: 110, total: real, reason: nil))
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.total == real && entry.isOverrun)
  }

  private func keepsEveryChange() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create m.fr"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .unknown("lost"))
    try await ledger.settle(ticket, .ordered(orderID: 120, total: nil, reason: "found"))
    let history = try await ledger.history(of: ticket.entry)
    #expect(history.map(\.state) == [.held, .posting, .unknown, .ordered])
    #expect(history.map(\.reason) == [nil, nil, "lost", "found"])
    #expect(history.map(\.owner) == ["one", "one", "one", "one"])
  }

  private func keepsAccountsApart() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create n.fr"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    var other = intent("create n.fr")
    other.scope.account = "yy2222-ovh"
    try await ledger.judge(other)
    let seen = try await ledger.entries(LedgerFilter(scope: other.scope, states: LedgerFilter.open.states))
    #expect(seen.isEmpty)
  }

  private func settlesByHand() async throws {
    let ledger = try ledger()
    let ticket = try await ledger.hold(intent("create o.fr"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    await #expect(throws: LedgerError.notYours(id: ticket.entry)) {
      try await ledger.settle(ticket.entry, byHandAs: 130)
    }
    let other = try self.ledger("two")
    endOthers()
    try await other.settle(ticket.entry, byHandAs: 130)
    #expect(try await other.entry(ticket.entry).orderID == 130)
    await #expect(throws: LedgerError.settled(id: ticket.entry, state: .ordered)) {
      try await other.settle(ticket.entry, byHandAs: nil)
    }
    await #expect(throws: LedgerError.noEntry(id: 9999)) { try await other.settle(9999, byHandAs: nil) }
  }

  private func buysACartOfAPlanOnce() async throws {
    let ledger = try ledger()
    func part(_ number: Int, of plan: String = "p1", _ thing: String) -> PurchaseIntent {
      var intent = intent(thing, again: true)
      intent.plan = PlanMark(plan: plan, part: number)
      return intent
    }
    // What was certainly not made may be tried again.
    let refused = try await ledger.hold(part(1, "create p.fr"), lease: 60)
    try await ledger.settle(refused, .refused("no"))
    let ticket = try await ledger.hold(part(1, "create p.fr"), lease: 60)
    // Under way it is refused whatever else it buys by now, also to another process.
    let other = try self.ledger("two", running: ["one"])
    let held = try await refusal { try await other.hold(part(1, "create q.fr"), lease: 60) }
    guard case .open(let entry)? = held else { return #expect(Bool(false), "\(held as Any)") }
    #expect(entry.id == ticket.entry && entry.plan == PlanMark(plan: "p1", part: 1))
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .ordered(orderID: 140, total: nil, reason: nil))
    // However long ago, and also when it may be repeated.
    clock.advance(90 * 24 * 3600)
    let applied = try await refusal { try await ledger.judge(part(1, "create q.fr")) }
    guard case .applied(let first)? = applied else { return #expect(Bool(false), "\(applied as Any)") }
    #expect(first.orderID == 140)
    // Another cart of it, another plan, and no plan are other purchases.
    try await ledger.judge(part(2, "create p.fr"))
    try await ledger.judge(part(1, of: "p10", "create p.fr"))
    try await ledger.judge(intent("create p.fr", again: true))
    #expect(try await ledger.entries(LedgerFilter(plan: "p1")).map(\.state) == [.ordered, .refused])
    #expect(try await ledger.entries(LedgerFilter(plan: "p")).isEmpty)
  }

  private func keepsWordsAndContracts() async throws {
    let ledger = try ledger()
    let plans = PurchasedThing.plans([
      .plan("w1", product: "vps", datacenter: "GRA", period: "P1M"), .plan("w2", product: "ip", datacenter: nil),
    ])
    var intent = intent()
    intent.things = plans
    intent.contracts = [
      QuoteContract(name: "b", url: "https://b", sha256: nil), QuoteContract(name: "a", url: "https://a", sha256: "00"),
    ]
    let ticket = try await ledger.hold(intent, lease: 60)
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.contracts == intent.contracts.sorted())
    #expect(Set(entry.things) == plans && entry.bought == ["ip w2, vps w1 gra P1M"])
    // While it is open each of its plans stands in the way; afterwards only the whole set repeats it.
    var one = self.intent()
    one.things = PurchasedThing.plans([.plan("w2", product: "ip", datacenter: nil)])
    let open = try await refusal { try await ledger.judge(one) }
    guard case .open(let found)? = open else { return #expect(Bool(false), "\(open as Any)") }
    #expect(found.id == ticket.entry)
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .ordered(orderID: 150, total: nil, reason: nil))
    try await ledger.judge(one)
    guard case .repeated? = try await refusal({ try await ledger.judge(intent) }) else {
      return #expect(Bool(false), "the same set is a repeat")
    }
  }

  private func findsEntriesByOrderAndTime() async throws {
    let ledger = try ledger()
    let before = clock.now
    clock.advance(10)
    let ticket = try await ledger.hold(intent("create r.fr"), lease: 60)
    _ = try await ledger.permit(ticket, posted: clock.now)
    try await ledger.settle(ticket, .ordered(orderID: 160, total: nil, reason: nil))
    clock.advance(10)
    #expect(try await ledger.entries(LedgerFilter(scope: scope, orders: [160, 161])).map(\.id) == [ticket.entry])
    #expect(try await ledger.entries(LedgerFilter(since: before + 10)).map(\.id) == [ticket.entry])
    #expect(try await ledger.entries(LedgerFilter(since: before + 10, until: before + 10)).isEmpty)
    #expect(try await ledger.entries(LedgerFilter(since: before + 11)).isEmpty)
  }

  func refusal<T>(_ body: () async throws -> T) async throws -> LedgerRefusal? {
    do {
      _ = try await body()
      return nil
    } catch let refusal as LedgerRefusal { return refusal }
  }
}
