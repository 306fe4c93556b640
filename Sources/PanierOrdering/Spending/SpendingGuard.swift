@_spi(Purchase) public import OVHClient

/// The one door of every purchase: no other code can send POST checkout or a payment.
///
/// A checkout passes, in this order: the waiver that domains need, a fresh validated quote that equals what was
/// shown, the call's maximum, the run's budget, the operator's word, and then one POST that is never repeated. When the
/// answer to it is lost, the order is looked for in the account before anything is said about it.
public actor SpendingGuard {
  private let client: OVHClient
  private let limits: SpendingLimits
  private let consent: any Consent
  private let endpoint: String
  private let receipt: @Sendable (Purchase) -> Void
  private let sleep: @Sendable (Duration) async throws -> Void

  /// What the orders of this run took, those with an unknown outcome and those under way included.
  private var spent: Money?
  /// Carts that must not be checked out (again).
  private var locked: Set<String> = []
  private var inProgress: Set<String> = []
  /// The orders of this run.
  private var orders: Set<Int64> = []

  /// Creates the guard of one run.
  /// - Parameters:
  ///   - client: the client that orders go through.
  ///   - endpoint: what the operator knows the endpoint as: `ovh-eu`, `the simulator`.
  ///   - limits: what the run may spend.
  ///   - consent: who is asked before each order.
  ///   - receipt: told of every order right after it was placed, even when the run was interrupted meanwhile.
  ///   - sleep: waits between looks at the records after a lost answer.
  public init(
    client: OVHClient, endpoint: String, limits: SpendingLimits, consent: any Consent,
    receipt: @escaping @Sendable (Purchase) -> Void = { _ in },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.client = client
    self.endpoint = endpoint
    self.limits = limits
    self.consent = consent
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
    do {
      try await requireConsent(request, quote)
    } catch {
      release(quote.withTax)
      throw error
    }
    return try await place(request, quote)
  }

  // MARK: - Steps

  private func requireWithin(_ maximum: Money?, _ total: Money) throws {
    guard let maximum else { return }
    guard maximum.currency == total.currency else {
      throw PurchaseRefusal.limitInOtherCurrency(total: total, limit: maximum, name: "max")
    }
    guard total.ucents <= maximum.ucents else { throw PurchaseRefusal.overMaximum(total: total, maximum: maximum) }
  }

  private func reserve(_ total: Money) throws {
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
    if let spent, spent.currency == total.currency {
      self.spent = Money(ucents: spent.ucents - total.ucents, currency: spent.currency)
    }
  }

  private func requireConsent(_ request: CheckoutRequest, _ quote: Quote) async throws {
    let proposal = ProposedPurchase(
      quote: quote, endpoint: endpoint, waivesRetraction: request.waivesRetraction,
      paysAutomatically: request.paysAutomatically, location: request.location)
    switch await consent.answer(to: proposal) {
    case .granted: try Task.checkCancellation()
    case .declined(let typed): throw PurchaseRefusal.declined(total: quote.withTax, typed: typed)
    case .nobodyToAsk:
      throw PurchaseRefusal.nobodyToAsk(total: quote.withTax, endpoint: endpoint)
    }
  }

  private func place(_ request: CheckoutRequest, _ quote: Quote) async throws -> Purchase {
    locked.insert(request.cartID)
    do {
      // The client sends this once and does not let an interruption cancel it on its way.
      let order = try await client.placeOrder(
        cart: request.cartID, autoPay: request.paysAutomatically, waiveRetraction: request.waivesRetraction)
      return remember(Purchase(orderID: order.id, url: order.url?.reveal(), quote: quote, wasRecovered: false))
    } catch let error as OVHError where error.mayHaveHappened {
      // A task of its own: the search has to end even when the script is interrupted.
      return try await Task { try await self.recover(request, quote, error) }.value
    } catch {
      // Certainly refused: the cart stays open and the money is free again.
      unlock(request.cartID, quote)
      throw error
    }
  }

  private func recover(_ request: CheckoutRequest, _ quote: Quote, _ error: OVHError) async throws -> Purchase {
    let lost = LostCheckout(client: client, quote: quote, otherOrders: orders, sleep: sleep)
    switch await lost.outcome() {
    case .ordered(let order):
      return remember(Purchase(orderID: order.id, url: order.url?.reveal(), quote: quote, wasRecovered: true))
    case .notOrdered:
      unlock(request.cartID, quote)
      throw error
    case .unknown(let reason):
      throw PurchaseRefusal.stateUnknown(cartID: request.cartID, reason: "\(error.message); \(reason)")
    }
  }

  private func remember(_ purchase: Purchase) -> Purchase {
    orders.insert(purchase.orderID)
    receipt(purchase)
    return purchase
  }

  private func unlock(_ cartID: String, _ quote: Quote) {
    locked.remove(cartID)
    release(quote.withTax)
  }
}
