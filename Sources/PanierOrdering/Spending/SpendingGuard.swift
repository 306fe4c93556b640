@_spi(Purchase) public import OVHClient

/// The one door of every purchase: no other code can send POST checkout or a payment.
///
/// A checkout passes, in this order: the waiver that domains need, a fresh validated quote that equals what was
/// shown, the call's maximum, the run's budget, no purchase like it whose ending is unknown, the operator's word, a note
/// of the intent on disk, and then one POST that is never repeated. When the answer to it is lost, the order is looked for in the account before anything is said about it.
public actor SpendingGuard {
  private let client: OVHClient
  private let limits: SpendingLimits
  private let consent: any Consent
  private let endpoint: String
  private let journal: Journal?
  private let receipt: @Sendable (Purchase) -> Void
  private let sleep: @Sendable (Duration) async throws -> Void

  /// What the orders of this run took, those with an unknown outcome and those under way included.
  private var spent: Money?
  /// Carts that must not be checked out (again).
  private var locked: Set<String> = []
  private var inProgress: Set<String> = []
  /// The orders of this run and what was reserved for each.
  private var orders: [Int64: Money] = [:]
  /// Orders that were paid, are being paid, or may have been.
  private var paid: Set<Int64> = []
  private var paymentsInProgress: Set<Int64> = []

  /// Creates the guard of one run.
  /// - Parameters:
  ///   - client: the client that orders go through.
  ///   - endpoint: what the operator knows the endpoint as: `ovh-eu`, `the simulator`.
  ///   - limits: what the run may spend.
  ///   - consent: who is asked before each order.
  ///   - journal: where each purchase stands on disk before it is posted; nil to keep none.
  ///   - receipt: told of every order right after it was placed, even when the run was interrupted meanwhile.
  ///   - sleep: waits between looks at the records after a lost answer.
  public init(
    client: OVHClient, endpoint: String, limits: SpendingLimits, consent: any Consent, journal: Journal? = nil,
    receipt: @escaping @Sendable (Purchase) -> Void = { _ in },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.client = client
    self.endpoint = endpoint
    self.limits = limits
    self.consent = consent
    self.journal = journal
    self.receipt = receipt
    self.sleep = sleep
  }

  /// What the orders of this run took so far, with tax; nil before the first.
  public var spentSoFar: Money? { spent }

  /// The validated price of a cart: `GET /order/cart/{cartId}/checkout`.
  /// - Throws: `OVHError` when the API refuses the cart or cannot be reached.
  public func quote(cartID: String) async throws -> Quote {
    Quote(cartID: cartID, preview: try await client.checkoutPreview(cart: cartID), isValidated: true)
  }

  /// Orders a cart, once, or throws and orders nothing.
  /// - Parameter request: the cart, what was shown, and what the caller allows.
  /// - Throws: ``PurchaseRefusal``, or `OVHError` when the API refuses; only
  ///   ``PurchaseRefusal/stateUnknown(cartID:reason:)`` leaves open whether an order was made.
  public func checkout(_ request: CheckoutRequest) async throws -> Purchase {
    let cartID = request.cartID
    guard !locked.contains(cartID) else { throw PurchaseRefusal.locked(cartID: cartID) }
    guard inProgress.insert(cartID).inserted else { throw PurchaseRefusal.alreadyInProgress(cartID: cartID) }
    defer { inProgress.remove(cartID) }

    guard request.waivesRetraction || request.needsWaiver.isEmpty else {
      throw PurchaseRefusal.needsWaiver(request.needsWaiver)
    }
    let quote = try await quote(cartID: cartID)
    if let difference = request.shown?.difference(to: quote) { throw PurchaseRefusal.changed(difference) }
    try requireWithin(request.maximum, quote.withTax)
    // Reserved before the first suspension, so that checkouts side by side cannot share one budget.
    try reserve(quote.withTax)
    let entry: Int64?
    do {
      try await requireNew(request, quote)
      try await requireConsent(
        ProposedPurchase(
          quote: quote, endpoint: endpoint, waivesRetraction: request.waivesRetraction,
          paysAutomatically: request.paysAutomatically, location: request.location))
      // On disk before the call: whatever ends this process now, the next one knows what may have been ordered.
      entry = try note(request, quote)
    } catch {
      release(quote.withTax)
      throw error
    }
    return try await place(request, quote, entry)
  }

  /// Pays an order, once, or throws and pays nothing.
  ///
  /// Money that was reserved when this run ordered it is not counted a second time.
  /// - Parameter request: the order, what it is paid with, and what the caller allows.
  /// - Throws: ``PaymentRefusal``, or `OVHError` when the API refuses; only
  ///   ``PaymentRefusal/stateUnknown(orderID:reason:)`` leaves open whether the order was paid.
  public func pay(_ request: PaymentRequest) async throws -> Payment {
    let id = request.orderID
    guard !paid.contains(id) else { throw PaymentRefusal.locked(orderID: id) }
    guard paymentsInProgress.insert(id).inserted else { throw PaymentRefusal.alreadyInProgress(orderID: id) }
    defer { paymentsInProgress.remove(id) }

    let order = try await client.order(id)
    let status = try await client.orderStatus(id)
    guard status == .notPaid else { throw PaymentRefusal.notPayable(orderID: id, status: status.rawValue) }
    guard let total = order.priceWithTax.map({ Money($0) }) else { throw PaymentRefusal.noTotal(orderID: id) }
    let way = try await PaymentChoice(client: client, orderID: id).way(request.way, total: total)
    let reserved: Money
    do {
      try requireWithin(request.maximum, total)
      reserved = try reservePayment(of: id, total)
    } catch let refusal as PurchaseRefusal {
      throw PaymentRefusal.refused(refusal)
    }
    do {
      try await requireConsent(proposal(.payment(orderID: id, way: way.description), order, total, request.location))
    } catch {
      release(reserved)
      throw (error as? PurchaseRefusal).map { PaymentRefusal.refused($0) } ?? error
    }
    return try await send(Payment(orderID: id, total: total, way: way, wasRecovered: false), reserved: reserved)
  }

  /// Withdraws from an order, once: `POST /me/order/{orderId}/retraction`.
  /// - Parameter request: the order and the reason.
  /// - Throws: ``PaymentRefusal``, or `OVHError` when the API refuses.
  public func retract(_ request: RetractionRequest) async throws {
    let id = request.orderID
    let order = try await client.order(id)
    guard order.retractionDate != nil else { throw PaymentRefusal.notRetractable(orderID: id) }
    let total = order.priceWithTax.map { Money($0) } ?? .zero("EUR")
    do {
      try await requireConsent(
        proposal(.retraction(orderID: id, reason: request.reason), order, total, request.location))
    } catch let refusal as PurchaseRefusal {
      throw PaymentRefusal.refused(refusal)
    }
    try await client.retract(order: id, reason: request.reason, comment: request.comment)
  }

  /// Whether this run has paid the order, or may have.
  /// - Parameter orderID: the order.
  public func hasPaid(_ orderID: Int64) -> Bool { paid.contains(orderID) }

  // MARK: - Steps

  private func requireWithin(_ maximum: Money?, _ total: Money) throws {
    guard let maximum else {
      guard !limits.needsBound || limits.perRun != nil else {
        throw PurchaseRefusal.unbounded(total: total, endpoint: endpoint)
      }
      return
    }
    guard maximum.currency == total.currency else {
      throw PurchaseRefusal.limitInOtherCurrency(total: total, limit: maximum, name: "max")
    }
    guard total.ucents <= maximum.ucents else { throw PurchaseRefusal.overMaximum(total: total, maximum: maximum) }
  }

  /// What a total takes from the budget.
  ///
  /// A negative total takes nothing: otherwise an odd answer of the API would leave more to spend than was allowed.
  private func charge(_ total: Money) -> Money { total.isNegative ? .zero(total.currency) : total }

  private func reserve(_ total: Money) throws {
    let total = charge(total)
    let before = spent ?? .zero(total.currency)
    if let budget = limits.perRun {
      guard budget.currency == total.currency else {
        throw PurchaseRefusal.limitInOtherCurrency(total: total, limit: budget, name: "the budget")
      }
      guard try before.adding(total).ucents <= budget.ucents else {
        throw PurchaseRefusal.overBudget(total: total, spent: before, budget: budget)
      }
    }
    // Without a budget orders in several currencies may follow each other; the last one's sum is kept.
    spent = before.currency == total.currency ? try before.adding(total) : total
  }

  private func release(_ total: Money) {
    let total = charge(total)
    if let spent, spent.currency == total.currency {
      self.spent = Money(ucents: spent.ucents - total.ucents, currency: spent.currency)
    }
  }

  private func requireConsent(_ proposal: ProposedPurchase) async throws {
    let total = proposal.quote.withTax
    switch await consent.answer(to: proposal) {
    case .granted: try Task.checkCancellation()
    case .declined(let typed): throw PurchaseRefusal.declined(total: total, typed: typed)
    case .nobodyToAsk: throw PurchaseRefusal.nobodyToAsk(total: total, endpoint: endpoint)
    }
  }

  /// Refuses what was ordered before, or may have been: by the journal, and where that does not know, by the records.
  private func requireNew(_ request: CheckoutRequest, _ quote: Quote) async throws {
    guard let journal else { return }
    let left = try journal.entries(onlyOpen: true).filter { isSame($0, quote) && !journal.isUnderWay($0) }
    if !left.isEmpty {
      _ = try await Reconciliation(journal: journal, client: client, sleep: sleep).run()
      // Found out just now: whoever asks does not know yet that it was ordered.
      for entry in left where !request.isAgain { try refuseRepeat(journal.entry(entry.id)) }
    }
    try requireNone(of: journal.recent(within: SpendingGuard.repeatWindow), journal, request, quote)
  }

  /// Notes the purchase, unless another run noted the same since it was looked for.
  private func note(_ request: CheckoutRequest, _ quote: Quote) throws -> Int64? {
    guard let journal else { return nil }
    return try journal.intend(
      quote, endpoint: client.endpoint.name, location: request.location, recent: SpendingGuard.repeatWindow
    ) { try self.requireNone(of: $0, journal, request, quote) }
  }

  /// For how many seconds the same is not ordered again.
  private static let repeatWindow = 24.0 * 3600

  private nonisolated func requireNone(
    of entries: [JournalEntry], _ journal: Journal, _ request: CheckoutRequest, _ quote: Quote
  ) throws {
    for entry in entries where isSame(entry, quote) {
      if entry.state.isOpen {
        // What a run that still lives is ordering is its own affair where the same may be ordered again.
        guard limits.refusesRepeats || !journal.isUnderWay(entry) else { continue }
        throw PurchaseRefusal.unsettled(entry: entry.id, total: entry.total, date: "\(APIDate(entry.date))")
      }
      if limits.refusesRepeats, !request.isAgain { try refuseRepeat(entry) }
    }
  }

  private nonisolated func isSame(_ entry: JournalEntry, _ quote: Quote) -> Bool {
    entry.endpoint == client.endpoint.name && entry.isAlike(quote)
  }

  private nonisolated func refuseRepeat(_ entry: JournalEntry) throws {
    guard let orderID = entry.orderID else { return }
    throw PurchaseRefusal.repeated(orderID: orderID, total: entry.total, date: "\(APIDate(entry.date))")
  }

  private func place(_ request: CheckoutRequest, _ quote: Quote, _ entry: Int64?) async throws -> Purchase {
    locked.insert(request.cartID)
    do {
      // The client sends this once and does not let an interruption cancel it on its way.
      let order = try await client.placeOrder(
        cart: request.cartID, autoPay: request.paysAutomatically, waiveRetraction: request.waivesRetraction)
      return remember(
        Purchase(orderID: order.id, url: order.url?.reveal(), quote: quote, wasRecovered: false), request, entry)
    } catch let error as OVHError where error.mayHaveHappened {
      // A task of its own: the search has to end even when the script is interrupted.
      return try await Task { try await self.recover(request, quote, error, entry) }.value
    } catch {
      // Certainly refused: the cart stays open and the money is free again.
      settle(entry, .notOrdered, reason: "\(error)")
      unlock(request.cartID, quote)
      throw error
    }
  }

  private func recover(
    _ request: CheckoutRequest, _ quote: Quote, _ error: OVHError, _ entry: Int64?
  ) async throws -> Purchase {
    let lost = LostCheckout(
      client: client, cartID: quote.cartID, total: quote.withTax, lines: quote.lines.map(\.description).sorted(),
      otherOrders: Set(orders.keys), sleep: sleep)
    switch await lost.outcome() {
    case .ordered(let order):
      return remember(
        Purchase(orderID: order.id, url: order.url?.reveal(), quote: quote, wasRecovered: true), request, entry)
    case .notOrdered:
      settle(entry, .notOrdered, reason: "the cart is still open: \(error.message)")
      unlock(request.cartID, quote)
      throw error
    case .unknown(let reason):
      settle(entry, .unknown, reason: "\(error.message); \(reason)")
      throw PurchaseRefusal.stateUnknown(cartID: request.cartID, reason: "\(error.message); \(reason)")
    }
  }

  /// Notes the ending; where that fails the entry stays open, which errs on the safe side.
  private func settle(_ entry: Int64?, _ state: JournalState, orderID: Int64? = nil, reason: String? = nil) {
    guard let entry else { return }
    try? journal?.settle(entry, state, orderID: orderID, reason: reason.map(JournalEntry.oneLine))
  }

  private func remember(_ purchase: Purchase, _ request: CheckoutRequest, _ entry: Int64?) -> Purchase {
    settle(entry, .ordered, orderID: purchase.orderID, reason: purchase.wasRecovered ? "found in the account" : nil)
    // The default payment method is being charged: the order may look unpaid for a moment.
    if request.paysAutomatically { paid.insert(purchase.orderID) }
    orders[purchase.orderID] = charge(purchase.quote.withTax)
    receipt(purchase)
    return purchase
  }

  private func unlock(_ cartID: String, _ quote: Quote) {
    locked.remove(cartID)
    release(quote.withTax)
  }

  // MARK: - Payments

  /// Reserves what this run has not reserved for the order yet.
  private func reservePayment(of id: Int64, _ total: Money) throws -> Money {
    guard let already = orders[id], already.currency == total.currency else {
      try reserve(total)
      return total
    }
    let more = Money(ucents: max(0, total.ucents - already.ucents), currency: total.currency)
    if more.ucents > 0 { try reserve(more) }
    return more
  }

  private func send(_ payment: Payment, reserved: Money) async throws -> Payment {
    let id = payment.orderID
    paid.insert(id)
    do {
      // The client sends this once and does not let an interruption cancel it on its way.
      switch payment.way {
      case .method(let method): try await client.pay(order: id, method: method)
      case .means(let name, let number): try await client.pay(order: id, mean: name, meanID: number)
      case .accountDefault: throw PaymentRefusal.noDefaultMethod
      }
      return payment
    } catch let error as OVHError where error.mayHaveHappened {
      // A task of its own: the look has to end even when the script is interrupted.
      let lost = LostPayment(client: client, orderID: id, sleep: sleep)
      guard await Task(operation: { await lost.isPaid() }).value else {
        throw PaymentRefusal.stateUnknown(orderID: id, reason: error.message)
      }
      var recovered = payment
      recovered.wasRecovered = true
      return recovered
    } catch {
      // Certainly refused: the order still waits and the money is free again.
      paid.remove(id)
      release(reserved)
      throw error
    }
  }

  /// What the operator is asked about an order that exists already.
  private func proposal(
    _ subject: ProposedPurchase.Subject, _ order: Order, _ total: Money, _ location: String?
  ) -> ProposedPurchase {
    let tax = order.tax.map { Money($0) } ?? .zero(total.currency)
    let what: String
    var pays = false
    switch subject {
    case .order: what = "order \(order.id)"
    case .payment(let id, let way):
      what = "payment of order \(id) with \(way)"
      pays = true
    case .retraction(let id, let reason): what = "withdrawal from order \(id), reason: \(reason)"
    }
    let line = QuoteLine(
      description: what, detailType: "", domain: "*", quantity: 1, unitPrice: nil, total: total)
    let quote = Quote(
      cartID: "", lines: [line], withoutTax: Money(ucents: total.ucents - tax.ucents, currency: total.currency),
      tax: tax, withTax: total, contracts: [], isValidated: true)
    return ProposedPurchase(
      subject: subject, quote: quote, endpoint: endpoint, waivesRetraction: false, paysAutomatically: pays,
      location: location)
  }
}
