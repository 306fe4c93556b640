import FoundationEssentials
import PanierOrdering
import Testing

/// What every ledger has to do with the money that a plan holds.
extension LedgerSuite {
  func runPlanHolds() async throws {
    try await holdsMoneyForAPlanWithoutAProcess()
    try await givesWayToThePurchaseOfThePlan()
    try await isOverWithThePlan()
    try await isGivenBack()
  }

  private func euros(_ amount: Int64) -> Money { Money(ucents: amount * Money.unit, currency: "EUR") }

  /// A cart of a plan for 7 EUR, held for the plan or bought of it.
  private func cart(of plan: String, isHeld: Bool) -> PurchaseIntent {
    var intent = intent("create \(plan).fr")
    intent.labels = PurchaseLabels(project: plan)
    intent.plan = PlanMark(plan: plan, part: 1)
    intent.isHeldForPlan = isHeld
    return intent
  }

  private func ledger(_ owner: String = "one", for plan: String) throws -> any Ledger {
    try ledger(owner, budgets: [Budget(.project(plan), euros(10))])
  }

  private func taken(_ plan: String, _ ledger: any Ledger) async throws -> (spent: Int64, reserved: Int64) {
    let found = try await ledger.budgets(at: scope.place).first { $0.budget.name == .project(plan) }
    let standing = try #require(found)
    return (standing.spent.ucents / Money.unit, standing.reserved.ucents / Money.unit)
  }

  private func holdsMoneyForAPlanWithoutAProcess() async throws {
    let ledger = try ledger(for: "kept")
    let ticket = try await ledger.hold(cart(of: "kept", isHeld: true), lease: 3 * 86_400)
    #expect(try await taken("kept", ledger) == (0, 7))
    clock.advance(2 * 86_400)
    let other = try self.ledger("two", for: "kept")
    let entry = try await other.entry(ticket.entry)
    #expect(entry.isHeldByPlan && other.isUnderWay(entry) && entry.owner == "plan kept")
    // Neither the same nor anything else for that money, by whatever process.
    #expect(try await refusal { try await other.judge(intent("create kept.fr", again: true)) } == .open(entry))
    #expect(try await refusal { try await other.hold(intent("create kept.fr"), lease: 60) } == .open(entry))
    #expect(try await refusal { try await other.hold(cart(of: "kept", isHeld: true), lease: 60) } == .open(entry))
    var further = intent("create another.fr", euros: 4)
    further.labels = PurchaseLabels(project: "kept")
    guard case .overBudget(let standing, _)? = try await refusal({ try await other.judge(further) }) else {
      return #expect(Bool(false), "it is bought with the plan's money")
    }
    #expect(standing.reserved == euros(7))
    await #expect(throws: LedgerError.notYours(id: entry.id)) { try await other.settle(entry.id, .expired("no")) }
  }

  private func givesWayToThePurchaseOfThePlan() async throws {
    let held = try await ledger("planner", for: "bought").hold(cart(of: "bought", isHeld: true), lease: 86_400)
    let buyer = try ledger("buyer", for: "bought")
    // The budget has room for one of both only.
    try await buyer.judge(cart(of: "bought", isHeld: false))
    #expect(try await buyer.entry(held.entry).state == .held)
    let ticket = try await buyer.hold(cart(of: "bought", isHeld: false), lease: 60)
    #expect(try await buyer.history(of: held.entry).map(\.reason) == [nil, "its plan is applied"])
    #expect(try await taken("bought", buyer) == (0, 7))
    // A second one at the same time finds the purchase.
    let second = try ledger("second", for: "bought")
    let purchase = try await buyer.entry(ticket.entry)
    if knowsEndedProcesses { #expect(!second.isUnderWay(purchase)) } else { #expect(second.isUnderWay(purchase)) }
    #expect(try await buyer.permit(ticket, posted: clock.now))
    let refused = try await refusal { try await second.hold(cart(of: "bought", isHeld: false), lease: 60) }
    #expect(refused == .open(try await second.entry(ticket.entry)))
    try await buyer.settle(ticket, .ordered(orderID: 901, total: nil, reason: nil))
    #expect(try await taken("bought", buyer) == (7, 0))
    let again = try await refusal { try await second.hold(cart(of: "bought", isHeld: true), lease: 60) }
    #expect(again == .applied(try await second.entry(ticket.entry)))
  }

  private func isOverWithThePlan() async throws {
    let ledger = try ledger(for: "over")
    let held = try await ledger.hold(cart(of: "over", isHeld: true), lease: 86_400)
    clock.advance(86_401)
    #expect(try await !ledger.isUnderWay(ledger.entry(held.entry)))
    _ = try await ledger.hold(intent("create over.fr"), lease: 60)
    #expect(try await ledger.history(of: held.entry).map(\.reason) == [nil, "the time of its plan is over"])
  }

  private func isGivenBack() async throws {
    let ledger = try ledger(for: "back")
    let held = try await ledger.hold(cart(of: "back", isHeld: true), lease: 86_400)
    #expect(try await PlanHold(of: "bac", in: ledger).giveBack().isEmpty)
    #expect(try await PlanHold(of: "back", in: ledger).giveBack().map(\.id) == [held.entry])
    #expect(try await PlanHold(of: "back", in: ledger).giveBack().isEmpty)
    #expect(try await taken("back", ledger) == (0, 0))
    #expect(try await ledger.history(of: held.entry).map(\.reason) == [nil, "given back"])
    // It can be applied all the same.
    _ = try await ledger.hold(cart(of: "back", isHeld: false), lease: 60)
  }
}
