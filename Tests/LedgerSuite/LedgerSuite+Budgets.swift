import FoundationEssentials
import PanierOrdering
import Synchronization
import Testing

/// What every ledger has to do with the budgets of the month.
extension LedgerSuite {
  func runBudgets() async throws {
    try await holdsMoneyUntilItIsKnown()
    try await countsBillsAsTheyAre()
    try await beginsAnewEachMonth()
    try await countsEachLabel()
    try await countsAnOrderAndItsPaymentOnce()
    try await refusesAnotherCurrency()
    try await freesMoneyThatNobodyHoldsAnyMore()
    try await keepsThePursesOfSimulatorsApart()
    try await neverExceedsABudgetWhoeverBuys()
    try await boundsTheTeam()
  }

  private func euros(_ amount: Int64) -> Money { Money(ucents: amount * Money.unit, currency: "EUR") }

  private func budget(_ project: String, _ amount: Int64) -> Budget { Budget(.project(project), euros(amount)) }

  /// A purchase of something new for a project.
  private func intent(for project: String, _ number: Int = 1, euros amount: Int64 = 7) -> PurchaseIntent {
    var intent = intent("\(project) \(number)", euros: amount)
    intent.labels = PurchaseLabels(machine: "here", project: project, recipe: "buy")
    return intent
  }

  private func standing(
    _ project: String, _ ledger: any Ledger, at place: String = "ovh-eu"
  ) async throws
    -> (spent: Int64, reserved: Int64, left: Int64)
  {
    let found = try await ledger.budgets(at: place).first { $0.budget.name == .project(project) }
    let standing = try #require(found)
    return (
      standing.spent.ucents / Money.unit, standing.reserved.ucents / Money.unit, standing.left.ucents / Money.unit
    )
  }

  private func holdsMoneyUntilItIsKnown() async throws {
    let ledger = try ledger(budgets: [budget("known", 20)])
    let ticket = try await ledger.hold(intent(for: "known", 1), lease: 600)
    #expect(try await standing("known", ledger) == (0, 7, 13))
    #expect(try await ledger.permit(ticket, posted: clock.now))
    try await ledger.settle(ticket, .unknown("lost"))
    #expect(try await standing("known", ledger) == (0, 7, 13))
    let given = try await ledger.hold(intent(for: "known", 2), lease: 600)
    #expect(try await standing("known", ledger) == (0, 14, 6))
    let refused = try await refusal { try await ledger.judge(intent(for: "known", 3)) }
    guard case .overBudget(let found, let charge)? = refused else { return #expect(Bool(false), "\(refused as Any)") }
    #expect(
      charge == euros(7) && found.budget == budget("known", 20) && found.month.text == "\(BudgetMonth(of: clock.now))")
    #expect(found.reserved == euros(14) && found.spent == euros(0) && found.left == euros(6))
    await #expect(throws: LedgerRefusal.overBudget(found, charge: charge)) {
      try await ledger.hold(intent(for: "known", 3), lease: 600)
    }
    // To the cent.
    try await ledger.judge(intent(for: "known", 3, euros: 6))
    try await ledger.settle(given, .refused("no"))
    #expect(try await standing("known", ledger) == (0, 7, 13))
    try await ledger.settle(ticket, .ordered(orderID: 500, total: nil, reason: nil))
    #expect(try await standing("known", ledger) == (7, 0, 13))
  }

  private func countsBillsAsTheyAre() async throws {
    let ledger = try ledger(budgets: [budget("bills", 20)])
    var tickets: [LedgerTicket] = []
    for number in 1...2 {
      tickets.append(try await ledger.hold(intent(for: "bills", number), lease: 600))
      #expect(try await ledger.permit(tickets[number - 1], posted: clock.now))
    }
    try await ledger.settle(tickets[0], .ordered(orderID: 510, total: euros(18), reason: nil))
    #expect(try await standing("bills", ledger) == (18, 7, 0))
    #expect(try await ledger.entry(tickets[0].entry).isOverrun)
    // Believed not to be ordered it is free, and charged when it shows after all.
    clock.advance(ledger.settling + 1)
    try await ledger.settle(tickets[1], .notOrdered(at: clock.now, reason: "nothing there"))
    #expect(try await standing("bills", ledger) == (18, 0, 2))
    try await ledger.late(tickets[1].entry, orderID: 511, total: euros(3))
    #expect(try await standing("bills", ledger) == (21, 0, 0))
    // Nothing is below zero: an odd bill leaves no more to spend. What is free fits always.
    let gift = try await ledger.hold(intent(for: "bills", 3, euros: 0), lease: 600)
    #expect(try await ledger.permit(gift, posted: clock.now))
    try await ledger.settle(gift, .ordered(orderID: 512, total: euros(-5), reason: nil))
    #expect(try await standing("bills", ledger) == (21, 0, 0))
  }

  private func beginsAnewEachMonth() async throws {
    let ledger = try ledger(budgets: [budget("months", 10)])
    let ticket = try await ledger.hold(intent(for: "months", 1), lease: 600)
    #expect(try await ledger.permit(ticket, posted: clock.now))
    let month = try await ledger.entry(ticket.entry).month
    clock.advance(31 * 24 * 3600)
    #expect(try await standing("months", ledger) == (0, 0, 10))
    // A bill counts in the month in which it was noted.
    try await ledger.settle(ticket, .ordered(orderID: 520, total: nil, reason: nil))
    #expect(try await standing("months", ledger) == (0, 0, 10))
    #expect(try await ledger.entry(ticket.entry).month == month && month < BudgetMonth(of: clock.now))
  }

  private func countsEachLabel() async throws {
    let limits = [budget("labels", 100), Budget(.recipe("labelled"), euros(10))]
    let ledger = try ledger(budgets: limits)
    var intent = intent(for: "labels", 1)
    intent.labels.recipe = "labelled"
    let ticket = try await ledger.hold(intent, lease: 600)
    var second = self.intent(for: "labels", 2)
    second.labels.recipe = "labelled"
    let refused = try await refusal { try await ledger.judge(second) }
    guard case .overBudget(let standing, _)? = refused else { return #expect(Bool(false), "\(refused as Any)") }
    #expect(standing.budget == limits[1])
    // What no recipe buys does not count for it.
    try await ledger.judge(self.intent(for: "labels", 2))
    let entry = try await ledger.entry(ticket.entry)
    #expect(entry.labels.project == "labels" && entry.labels.recipe == "labelled" && entry.labels.machine == "here")
    #expect(entry.charge == euros(7))
    try await ledger.settle(ticket, .refused("no"))
  }

  private func countsAnOrderAndItsPaymentOnce() async throws {
    let ledger = try ledger(budgets: [budget("payments", 20)])
    let order = try await ledger.hold(intent(for: "payments", 1), lease: 600)
    #expect(try await ledger.permit(order, posted: clock.now))
    try await ledger.settle(order, .ordered(orderID: 530, total: nil, reason: nil))
    func payment(of order: Int64, euros: Int64) -> PurchaseIntent {
      var intent = intent(for: "payments", Int(order), euros: euros)
      intent.kind = .payment
      intent.reference = "\(order)"
      return intent
    }
    let own = try await ledger.hold(payment(of: 530, euros: 7), lease: 600)
    #expect(try await standing("payments", ledger) == (7, 0, 13))
    #expect(try await ledger.permit(own, posted: clock.now))
    try await ledger.settle(own, .ordered(orderID: 530, total: nil, reason: nil))
    #expect(try await standing("payments", ledger) == (7, 0, 13))
    // Of an order that the ledger does not know, the payment is what counts.
    let other = try await ledger.hold(payment(of: 9530, euros: 5), lease: 600)
    #expect(try await standing("payments", ledger) == (7, 5, 8))
    #expect(try await ledger.permit(other, posted: clock.now))
    try await ledger.settle(other, .ordered(orderID: 9530, total: nil, reason: nil))
    #expect(try await standing("payments", ledger) == (12, 0, 8))
  }

  private func refusesAnotherCurrency() async throws {
    let ledger = try ledger(budgets: [budget("currency", 20)])
    var intent = intent(for: "currency", 1)
    intent.total = Money(ucents: Money.unit, currency: "USD")
    let refused = LedgerRefusal.budgetInOtherCurrency(budget("currency", 20), charge: intent.total)
    await #expect(throws: refused) { try await ledger.judge(intent) }
    await #expect(throws: refused) { try await ledger.hold(intent, lease: 60) }
    // A bill in another currency cannot be weighed against what was held: both stay taken.
    let ticket = try await ledger.hold(self.intent(for: "currency", 2), lease: 600)
    #expect(try await ledger.permit(ticket, posted: clock.now))
    try await ledger.settle(ticket, .ordered(orderID: 540, total: Money(ucents: 1, currency: "USD"), reason: nil))
    #expect(try await standing("currency", ledger) == (7, 0, 13))
  }

  private func freesMoneyThatNobodyHoldsAnyMore() async throws {
    let limit = [budget("ended", 10)]
    _ = try await ledger("gone", budgets: limit).hold(intent(for: "ended", 1), lease: 3600)
    let other = try ledger("two", running: ["gone"], budgets: limit)
    guard case .overBudget? = try await refusal({ try await other.judge(intent(for: "ended", 2)) }) else {
      return #expect(Bool(false), "its process still runs")
    }
    endOthers()
    let ledger = try ledger("three", budgets: limit)
    try await ledger.judge(intent(for: "ended", 2))
    #expect(try await standing("ended", ledger) == (0, 0, 10))
    let ticket = try await ledger.hold(intent(for: "ended", 2), lease: 600)
    #expect(try await standing("ended", ledger) == (0, 7, 3))
    try await ledger.settle(ticket, .refused("no"))
  }

  private func keepsThePursesOfSimulatorsApart() async throws {
    let ledger = try ledger(budgets: [budget("purses", 10)])
    var practice = intent(for: "purses", 1)
    practice.scope.place = "http://127.0.0.1:8080"
    let first = try await ledger.hold(practice, lease: 600)
    #expect(try await standing("purses", ledger, at: "http://127.0.0.1:8080") == (0, 7, 3))
    // Real money is one purse, whatever the endpoint.
    #expect(try await standing("purses", ledger) == (0, 0, 10))
    var other = intent(for: "purses", 2)
    other.scope.place = "ovh-ca"
    let second = try await ledger.hold(other, lease: 600)
    #expect(try await standing("purses", ledger) == (0, 7, 3))
    for ticket in [first, second] { try await ledger.settle(ticket, .refused("no")) }
  }

  /// Eight processes, a third of whose purchases end in a kill.
  private func neverExceedsABudgetWhoeverBuys() async throws {
    let limit = budget("rush", 40)
    let rush = Rush()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 { group.addTask { try await self.buy(as: number, within: limit, rush) } }
      try await group.waitForAll()
    }
    let made = rush.counts.withLock { $0 }
    #expect(made.bought > 4 && made.refused > 0 && made.killed > 5, "\(made)")
    let ledger = try ledger("after", budgets: [limit])
    let entries = try await ledger.entries(LedgerFilter()).filter { $0.labels.project == "rush" }
    let taken = entries.filter { $0.state.isOpen || $0.state == .ordered }.reduce(0) { $0 + $1.charge.ucents }
    #expect(taken <= limit.limit.ucents)
    let standing = try #require(try await ledger.budgets(at: scope.place).first { $0.budget == limit })
    let spent = entries.filter { $0.state == .ordered }.reduce(0) { $0 + $1.charge.ucents }
    #expect(standing.spent.ucents == spent)
  }

  /// Who still runs, and what came of the purchases.
  private final class Rush: Sendable {
    let alive = Mutex<Set<String>>([])
    let counts = Mutex((bought: 0, refused: 0, killed: 0))
  }

  private func buy(as number: Int, within limit: Budget, _ rush: Rush) async throws {
    var random = Dice(seed: UInt64(number) + 1)
    for round in 0..<12 {
      let name = "rusher \(number).\(round)"
      _ = rush.alive.withLock { $0.insert(name) }
      defer { _ = rush.alive.withLock { $0.remove(name) } }
      let ledger = try make(name, { other in rush.alive.withLock { $0.contains(other) } }, { clock.now }, [limit])
      var intent = intent(for: "rush", number * 100 + round)
      intent.total = Money(ucents: Int64(random.below(300) + 1) * Money.cent, currency: "EUR")
      let ticket: LedgerTicket
      do { ticket = try await ledger.hold(intent, lease: 600) } catch LedgerRefusal.overBudget {
        rush.counts.withLock { $0.refused += 1 }
        continue
      }
      let standing = try #require(try await ledger.budgets(at: scope.place).first { $0.budget == limit })
      #expect(standing.taken.ucents <= limit.limit.ucents, "\(standing)")
      let fate = random.below(9)
      if fate < 3 { rush.counts.withLock { $0.killed += 1 } }
      guard fate > 0 else { continue }
      #expect(try await ledger.permit(ticket, posted: clock.now))
      switch fate {
      case 1, 2: break
      case 3: try await ledger.settle(ticket, .unknown("lost"))
      case 4: try await ledger.settle(ticket, .refused("no"))
      default:
        let order = Int64(600_000 + number * 100 + round)
        try await ledger.settle(ticket, .ordered(orderID: order, total: nil, reason: nil))
        rush.counts.withLock { $0.bought += 1 }
      }
    }
  }

  /// Last, since its limit holds for everything after it.
  private func boundsTheTeam() async throws {
    clock.advance(62 * 24 * 3600)
    let ledger = try ledger(budgets: [Budget(.team, euros(10))])
    _ = try await ledger.hold(intent("team 1"), lease: 600)
    let refused = try await refusal { try await ledger.hold(intent(for: "whatever", 2), lease: 600) }
    guard case .overBudget(let standing, _)? = refused else { return #expect(Bool(false), "\(refused as Any)") }
    #expect(standing.budget == Budget(.team, euros(10)) && standing.reserved == euros(7))
    #expect(try await ledger.budgets(at: scope.place).first?.budget.name == .team)
  }

  /// Numbers that are the same in each run.
  private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % bound
    }
  }
}
