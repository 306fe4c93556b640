public import OVHClient

/// The one door of every purchase: no other code can send a checkout, a renewal, an upgrade, a payment or a withdrawal.
///
/// What has to be so before, while and after money is spent stands in three rooms: ``Checkout``, ``PaymentDesk`` and
/// ``Retraction``.
public actor SpendingGuard {
  private let till: Till
  private let receipt: @Sendable (Purchase) -> Void
  private let busy: BusyServices

  private static let start = ContinuousClock.now
  /// How much time has passed since the first call of this.
  public static let uptime: @Sendable () -> Duration = { start.duration(to: .now) }

  /// Creates the guard of one run.
  /// - Parameters:
  ///   - client: the client that orders go through.
  ///   - endpoint: what the operator knows the endpoint as: `ovh-eu`, `the simulator`.
  ///   - limits: what the run may spend.
  ///   - consent: who is asked before each purchase.
  ///   - ledger: where each purchase is noted before it is sent; by default in memory.
  ///   - receipts: takes endings that the ledger cannot take; nil to keep none.
  ///   - receipt: told of every order right after it was placed, even when the run was interrupted meanwhile.
  ///   - labels: who buys, and what for: whose budgets of the month the purchases count in.
  ///   - looks: how lost answers are looked for.
  ///   - uptime: tells how much time has passed, by a clock that goes on while the machine sleeps.
  public init(
    client: OVHClient, endpoint: String, limits: SpendingLimits, consent: any Consent,
    ledger: any Ledger = SQLiteLedger(), receipts: ReceiptFile? = nil,
    receipt: @escaping @Sendable (Purchase) -> Void = { _ in }, labels: PurchaseLabels = PurchaseLabels(),
    looks: LookPolicy = LookPolicy(),
    uptime: @escaping @Sendable () -> Duration = SpendingGuard.uptime
  ) {
    till = Till(
      client: client, endpoint: endpoint, limits: limits, consent: consent, ledger: ledger,
      budget: RunBudget(limit: limits.perRun), state: RunState(), looks: looks, receipts: receipts,
      labels: labels, uptime: uptime)
    self.receipt = receipt
    busy = BusyServices()
  }

  private init(_ till: Till, _ receipt: @escaping @Sendable (Purchase) -> Void, _ busy: BusyServices) {
    self.till = till
    self.receipt = receipt
    self.busy = busy
  }

  /// The same guard for a recipe: its purchases count in the recipe's budget of the month too.
  ///
  /// The budget of the run, and what it has bought so far, stay one.
  /// - Parameter name: the recipe's own name, as the host has read it.
  public nonisolated func forRecipe(_ name: String) -> SpendingGuard {
    var till = till
    till.labels.recipe = name
    return SpendingGuard(till, receipt, busy)
  }

  /// What the purchases of this run took so far, with tax; nil before the first.
  public nonisolated var spentSoFar: Money? { till.budget.spent }

  /// The purchases of this run whose ending is not known.
  public nonisolated var unknownPurchases: [UnknownPurchase] { till.state.unknown }

  /// The validated price of a cart: `GET /order/cart/{cartId}/checkout`.
  /// - Throws: ``PurchaseRefusal/badQuote(_:)`` when it does not add up; `OVHError` when the API refuses the cart or
  ///   cannot be reached.
  public func quote(cartID: String) async throws -> Quote { try await quote(.cart(cartID)) }

  /// The validated price of a cart, a renewal or an upgrade, without any effect.
  /// - Parameter subject: what is priced.
  /// - Throws: ``PurchaseRefusal/badQuote(_:)`` when it does not add up; `OVHError` when the API refuses it or cannot
  ///   be reached.
  public func quote(_ subject: PurchaseSubject) async throws -> Quote {
    try await purchase(of: subject).checkedQuote(hasItems: false)
  }

  /// Orders a cart, a renewal or an upgrade, once, or throws and orders nothing.
  /// - Parameter request: what to buy, what was shown, and what the caller allows.
  /// - Throws: ``PurchaseRefusal``, or `OVHError` when the API refuses. An order may have been made, or was made, only
  ///   with ``PurchaseRefusal/stateUnknown(_:)``, ``PurchaseRefusal/orderedOther(orderID:quoted:real:difference:)`` and
  ///   ``PurchaseRefusal/orderedNotPaid(orderID:isUnknown:reason:)``.
  public func checkout(_ request: CheckoutRequest) async throws -> Purchase {
    var till = till
    if let recipe = request.recipe { till.labels.recipe = recipe }
    return try await Checkout(till: till, purchase: purchase(of: request.subject), request: request, receipt: receipt)
      .run()
  }

  /// Prices and checks an order up to the operator's word, and orders nothing: each rule of ``checkout(_:)`` but the word.
  /// - Parameters:
  ///   - request: the cart, what was shown, and what the caller allows.
  ///   - origin: what only the maker of the cart knows.
  ///   - recorder: takes the order.
  /// - Returns: the order as it would be made.
  /// - Throws: ``PurchaseRefusal``, or `OVHError` when the API refuses.
  public func plan(
    _ request: CheckoutRequest, of origin: CartOrigin, into recorder: PlanRecorder
  ) async throws -> PlannedCart {
    try await PlanRoom(till: till).plan(request, origin, recorder)
  }

  /// Buys what a plan says, each of its carts once, or refuses and buys nothing more.
  ///
  /// Every rule of ``checkout(_:)`` holds for each order; besides, endpoint, account, things, lines, totals and contracts
  /// have to be those of the plan, before the operator is asked and again right before each order is sent.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - isAgain: whether the same may be ordered again within 24 hours.
  ///   - report: told of each order of the plan, also of those that an earlier application made.
  /// - Throws: ``PlanRefusal``; ``PurchaseRefusal``, of which ``PurchaseRefusal/applied(plan:orderID:total:date:)`` says
  ///   that all of it was bought before; `OVHError` when the API refuses or cannot be reached.
  public func apply(
    _ plan: Plan, isAgain: Bool = false, report: @escaping @Sendable (AppliedCart) -> Void
  ) async throws {
    try await PlanDesk(till: till, plan: plan, isAgain: isAgain, report: report).apply { try await self.checkout($0) }
  }

  /// Lets a plan hold its money in the budgets of the month until somebody applies it, gives it back, or its time is over;
  /// meanwhile nothing else buys the same.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - recorder: what recorded its orders.
  ///   - lifetime: for how long, in seconds.
  /// - Throws: ``PurchaseRefusal``, `LedgerError`; nothing is held then.
  public func hold(_ plan: Plan, of recorder: PlanRecorder, lifetime: Double) async throws {
    try await PlanHold(of: plan.id, in: till.ledger).begin(recorder.intents, lifetime: lifetime)
  }

  /// Hands what a ledger could not take before to the ledger, where there is any.
  public func deliverReceipts() async {
    guard let receipts = till.receipts, !receipts.isEmpty else { return }
    await receipts.deliver(to: till.ledger)
  }

  /// Whose purchases the guard makes: the account at its endpoint.
  /// - Throws: `OVHError` when the API cannot be asked who the caller is.
  public func scope() async throws -> LedgerScope { try await till.scope() }

  private func purchase(of subject: PurchaseSubject) -> any GuardedPurchase {
    switch subject {
    case .cart(let id): CartPurchase(client: till.client, cartID: id)
    case .renewal(let renewal): RenewalPurchase(client: till.client, renewal: renewal, busy: busy)
    case .upgrade(let upgrade): UpgradePurchase(client: till.client, upgrade: upgrade, busy: busy)
    }
  }

  /// Pays an order, once, or throws and pays nothing.
  ///
  /// Money that was reserved when this run ordered it is not counted a second time.
  /// - Parameter request: the order, what it is paid with, and what the caller allows.
  /// - Throws: ``PaymentRefusal``, or `OVHError` when the API refuses; only ``PaymentRefusal/stateUnknown(_:)`` leaves
  ///   open whether the order was paid.
  public func pay(_ request: PaymentRequest) async throws -> Payment {
    try await PaymentDesk(till: till).pay(request)
  }

  /// Withdraws from an order, once: `POST /me/order/{orderId}/retraction`.
  /// - Parameter request: the order and the reason.
  /// - Throws: ``PaymentRefusal``, or `OVHError` when the API refuses.
  public func retract(_ request: RetractionRequest) async throws {
    try await Retraction(till: till).run(request)
  }

  /// Whether this run has paid the order, or may have.
  /// - Parameter orderID: the order.
  public nonisolated func hasPaid(_ orderID: Int64) -> Bool { till.state.hasPaid(orderID) }

  /// Whether a cart was ordered by this run, or may have been, so that it must be kept.
  /// - Parameter cartID: the cart.
  public nonisolated func isLocked(_ cartID: String) -> Bool { till.state.isLocked(cartID) }
}
