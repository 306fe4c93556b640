public import FoundationEssentials

/// One purchase as the ledger tells it: what was intended, and what became of it.
///
/// It holds no secret: no order link, no password, no key.
public struct LedgerEntry: Sendable, Hashable {
  /// The entry's number in its ledger.
  public var id: Int64
  /// What kind of deed it is.
  public var kind: PurchaseKind
  /// Whose it is.
  public var scope: LedgerScope
  /// When it was noted, by the ledger's clock.
  public var date: Date
  /// What it was made from: the cart's id, or the number of the order that is paid.
  public var reference: String
  /// What it costs with tax: as quoted, and once ordered as charged.
  public var total: Money
  /// Its lines, in order.
  public var lines: [LedgerLine]
  /// What it buys.
  public var things: [PurchasedThing]
  /// Where the script asked: `order.lua:31`.
  public var location: String?
  /// The process that bought.
  public var owner: String
  /// Counts the owners; 0 in an entry that an earlier version wrote.
  public var epoch: Int64
  /// Until when its owner holds it, by the ledger's clock.
  public var lease: Date
  /// When it was posted, by the server's clock; nil before.
  public var posted: Date?
  /// How it stands.
  public var state: LedgerState
  /// The order, once it is known.
  public var orderID: Int64?
  /// Why it stands so, in words.
  public var reason: String?
  /// Whether it came to more than was held for it.
  public var isOverrun: Bool
  /// The cart of a plan that it buys; nil without a plan.
  public var plan: PlanMark?
  /// What it accepts; empty in an entry that an earlier version wrote.
  public var contracts: [QuoteContract] = []
  /// Who bought, and what for.
  public var labels: PurchaseLabels
  /// The month whose budgets it counts in.
  public var month: BudgetMonth
  /// What it takes from them: what is held for it while it is open, what was charged once it is ordered.
  public var charge: Money

  /// Creates an entry as a ledger reads it.
  package init(
    id: Int64, kind: PurchaseKind, scope: LedgerScope, date: Date, reference: String, total: Money, lines: [LedgerLine],
    things: [PurchasedThing], location: String?, owner: String, epoch: Int64, lease: Date, posted: Date?,
    state: LedgerState, orderID: Int64?, reason: String?, isOverrun: Bool, plan: PlanMark?, labels: PurchaseLabels,
    month: BudgetMonth, charge: Money, contracts: [QuoteContract]
  ) {
    self.id = id
    self.kind = kind
    self.scope = scope
    self.date = date
    self.reference = reference
    self.total = total
    self.lines = lines
    self.things = things
    self.location = location
    self.owner = owner
    self.epoch = epoch
    self.lease = lease
    self.posted = posted
    self.state = state
    self.orderID = orderID
    self.reason = reason
    self.isOverrun = isOverrun
    self.plan = plan
    self.labels = labels
    self.month = month
    self.charge = charge
    self.contracts = contracts
  }

  /// What it buys, in words: `free-example.fr create P1Y`; its lines where an earlier version noted it.
  public var bought: [String] {
    let whole = things.filter { !$0.isPart && $0.words != $0.linesOfEarlierVersion }.map(\.words)
    return whole.isEmpty ? lines.map(\.description) : whole
  }

  /// How it stands, in the words of its kind: `ordered`, `paid`.
  public var word: String { kind.word(for: state) }
}
