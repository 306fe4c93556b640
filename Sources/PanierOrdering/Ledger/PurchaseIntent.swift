/// A purchase that is about to be made, as the ledger judges and notes it.
public struct PurchaseIntent: Sendable {
  /// Whose purchase it is.
  public var scope: LedgerScope
  /// What kind of deed it is.
  public var kind: PurchaseKind
  /// What it is made from: the cart's id, or the number of the order that is paid.
  public var reference: String
  /// What it costs, with tax.
  public var total: Money
  /// Its lines.
  public var lines: [LedgerLine]
  /// What it buys.
  public var things: Set<PurchasedThing>
  /// What it accepts.
  public var contracts: [QuoteContract] = []
  /// Where the script asks: `order.lua:31`.
  public var location: String?
  /// The cart of a plan that it buys, which is bought once; nil without a plan.
  public var plan: PlanMark?
  /// Whether the plan only holds it, with no process at work on it, until somebody applies the plan.
  public var isHeldForPlan = false
  /// Who buys, and what for.
  public var labels: PurchaseLabels
  /// Whether what was bought within 24 hours may be bought again; what is open may never be.
  public var mayRepeat: Bool

  /// Creates an intent.
  /// - Parameters:
  ///   - scope: whose purchase it is.
  ///   - kind: what kind of deed it is.
  ///   - reference: what it is made from.
  ///   - total: what it costs, with tax.
  ///   - lines: its lines.
  ///   - things: what it buys.
  ///   - location: where the script asks.
  ///   - plan: the cart of a plan that it buys, which is bought once; nil without a plan.
  ///   - labels: who buys, and what for.
  ///   - mayRepeat: whether what was bought within 24 hours may be bought again.
  public init(
    scope: LedgerScope, kind: PurchaseKind = .order, reference: String, total: Money, lines: [LedgerLine] = [],
    things: Set<PurchasedThing>, location: String? = nil, plan: PlanMark? = nil,
    labels: PurchaseLabels = PurchaseLabels(), mayRepeat: Bool = false
  ) {
    self.scope = scope
    self.kind = kind
    self.reference = reference
    self.total = total
    self.lines = lines
    self.things = things
    self.location = location
    self.plan = plan
    self.labels = labels
    self.mayRepeat = mayRepeat
  }

  /// Whether an entry is the plan's hold of what this buys, which gives way to it.
  package func takesOver(_ entry: LedgerEntry) -> Bool {
    !isHeldForPlan && plan != nil && entry.plan == plan && entry.isHeldByPlan
  }

  /// Who owns the entry.
  /// - Parameter process: the process that notes it.
  package func owner(_ process: String) -> String {
    guard isHeldForPlan, let plan else { return process }
    return PlanHold.owner(of: plan.plan)
  }
}
