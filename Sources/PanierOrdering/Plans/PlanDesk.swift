import FoundationEssentials
import OVHClient
import Synchronization

/// Buys a plan: exactly what it says, each cart once, in its order; what an earlier application bought is left out.
struct PlanDesk {
  let till: Till
  let plan: Plan
  /// Whether the same may be ordered again within 24 hours, as the operator says now.
  let isAgain: Bool
  /// Told of each order, also of those that an earlier application made.
  let report: @Sendable (AppliedCart) -> Void

  /// A planned cart that is there, and was quoted as planned.
  private struct Ready {
    let part: Int
    let planned: PlannedCart
    let cart: String
  }

  /// The carts that were made anew, which are nobody's if they are not ordered.
  private final class Drafts: Sendable {
    let carts = Mutex<[String]>([])
  }

  /// - Parameter buy: orders a cart through every rule of the guard.
  func apply(_ buy: @Sendable (CheckoutRequest) async throws -> Purchase) async throws {
    let open = try await partsToBuy()
    guard !open.isEmpty else { return }
    try await requireInTime()
    try requireRoom(open.map { plan.carts[$0 - 1].withTax })
    let drafts = Drafts()
    do {
      try await buyAll(try await prepare(open, drafts), buy)
    } catch {
      await discard(drafts)
      throw error
    }
    await discard(drafts)
  }

  // MARK: Before anything is made

  /// The places of the carts that are not bought yet.
  private func partsToBuy() async throws -> [Int] {
    if till.client.endpoint.place != plan.endpoint {
      throw PlanRefusal.differs([
        PlanDifference(what: "endpoint", planned: plan.endpoint, now: till.client.endpoint.place)
      ])
    }
    let scope = try await till.scope()
    if scope.account != plan.account {
      throw PlanRefusal.differs([PlanDifference(what: "account", planned: plan.account, now: scope.account)])
    }
    await till.receipts?.deliver(to: till.ledger)
    let reconciliation = Reconciliation(ledger: till.ledger, client: till.client)
    var bought: [Int: LedgerEntry] = [:]
    for entry in try await till.ledger.entries(LedgerFilter(plan: plan.id)) {
      // What the plan holds gives way to the purchase.
      if entry.isHeldByPlan { continue }
      if entry.state.isOpen { try await reconciliation.settle(entry) }
      let entry = try await till.ledger.entry(entry.id)
      guard !entry.state.isOpen else { throw PurchaseRefusal(.open(entry), isUnderWay: till.ledger.isUnderWay) }
      if entry.state == .ordered, let mark = entry.plan { bought[mark.part] = entry }
    }
    let open = plan.carts.indices.map { $0 + 1 }.filter { bought[$0] == nil }
    if open.isEmpty, let first = bought.min(by: { $0.key < $1.key })?.value {
      throw PurchaseRefusal(.applied(first), isUnderWay: till.ledger.isUnderWay)
    }
    for (part, entry) in bought.sorted(by: { $0.key < $1.key }) where plan.carts.indices.contains(part - 1) {
      report(applied(part, entry.orderID ?? 0, entry.total, isEarlier: true))
    }
    return open
  }

  private func requireInTime() async throws {
    let now = try await till.client.serverDate()
    guard let end = APIDate(text: plan.expires).date, now < end else {
      throw PlanRefusal.expired(plan: plan.id, at: plan.expires)
    }
  }

  /// Refuses a plan that does not fit the budget as a whole, before a part of it is bought.
  private func requireRoom(_ totals: [Money]) throws {
    var reserved: [Money] = []
    defer { for total in reserved { till.budget.release(total) } }
    for total in totals {
      try till.requireWithin(nil, total, .order)
      try till.budget.reserve(total)
      reserved.append(total)
    }
  }

  /// Makes or takes every cart and compares it, so that nothing is bought of a plan that does not hold as a whole.
  private func prepare(_ parts: [Int], _ drafts: Drafts) async throws -> [Ready] {
    var ready: [Ready] = []
    var differences: [PlanDifference] = []
    for part in parts {
      let planned = plan.carts[part - 1]
      do {
        let cart = try await cart(of: planned, part, drafts)
        let purchase = CartPurchase(client: till.client, cartID: cart)
        let found = try await Self.orGone { planned.differences(to: try await purchase.checkedQuote(hasItems: true)) }
        differences += found.map { named($0, part) }
        ready.append(Ready(part: part, planned: planned, cart: cart))
      } catch PlanRefusal.differs(let found) { differences += found.map { named($0, part) } }
    }
    guard differences.isEmpty else { throw PlanRefusal.differs(differences) }
    return ready
  }

  /// The kept cart, where it is still there and what it was; else a new one.
  private func cart(of planned: PlannedCart, _ part: Int, _ drafts: Drafts) async throws -> String {
    let mark = PlanMark(plan: plan.id, part: part)
    var why = "is gone"
    if let kept = planned.cart {
      do {
        let cart = try await till.client.cart(kept)
        if cart.readOnly { throw PlanRefusal.cartLost(cart: kept, reason: "was ordered meanwhile") }
        let found = planned.differences(to: try await CartReader.kept(kept, planned, till.client).items())
        guard found.isEmpty else { throw PlanRefusal.differs(found) }
        return kept
      } catch let error as OVHError where Self.isGone(error) { why = "is gone: \(error.message)" }
    }
    guard let subsidiary = planned.subsidiary else {
      throw PlanRefusal.cartLost(cart: planned.cart ?? "", reason: why)
    }
    let description = "panier plan \(mark)"
    // Another machine's journal may have bought it: its cart stays in the account.
    for id in try await till.client.cartIDs(description: description) where try await till.client.cart(id).readOnly {
      throw PlanRefusal.orderedElsewhere(plan: plan.id)
    }
    let maker = CartMaker(client: till.client, description: description) { made in
      drafts.carts.withLock { $0.append(made) }
    }
    return try await maker.make(planned, subsidiary: subsidiary)
  }

  // MARK: Buying

  private func buyAll(_ ready: [Ready], _ buy: @Sendable (CheckoutRequest) async throws -> Purchase) async throws {
    for next in ready {
      try Task.checkCancellation()
      let purchase = try await buy(request(next))
      report(applied(next.part, purchase.orderID, purchase.total, isEarlier: false))
    }
  }

  private func request(_ next: Ready) -> CheckoutRequest {
    var request = CheckoutRequest(cartID: next.cart)
    request.waivesRetraction = next.planned.waivesRetraction
    request.paysAutomatically = next.planned.paysAutomatically
    request.isAgain = isAgain
    request.plan = PlanMark(plan: plan.id, part: next.part)
    request.recipe = next.planned.recipe
    request.location = "plan \(plan.id.prefix(8))" + (next.planned.location.map { " of \($0)" } ?? "")
    let (planned, client) = (next.planned, till.client)
    request.requirement = { quote, isLast in
      var differences = planned.differences(to: quote)
      // Others may know a kept cart, and what it is configured with is in no line.
      if isLast, let kept = planned.cart, quote.subject == .cart(kept) {
        differences += planned.differences(to: try await CartReader.kept(kept, planned, client).items())
      }
      guard differences.isEmpty else { throw PlanRefusal.differs(differences) }
    }
    return request
  }

  /// Deletes what was made and not ordered; a cart that may have become an order is kept.
  private func discard(_ drafts: Drafts) async {
    let (client, state) = (till.client, till.state)
    // A task of its own: it has to be done even when the run is interrupted. What fails expires within a day.
    await Task {
      for cart in drafts.carts.withLock({ $0 }) where !state.isLocked(cart) { try? await client.deleteCart(cart) }
    }.value
  }

  // MARK: Words

  private func applied(_ part: Int, _ orderID: Int64, _ total: Money, isEarlier: Bool) -> AppliedCart {
    AppliedCart(
      part: part, things: plan.carts[part - 1].items.map(\.words), orderID: orderID, total: total, isEarlier: isEarlier)
  }

  private func named(_ difference: PlanDifference, _ part: Int) -> PlanDifference {
    guard plan.carts.count > 1 else { return difference }
    var named = difference
    named.what = "cart \(part), \(difference.what)"
    return named
  }

  private static func orGone(_ body: () async throws -> [PlanDifference]) async throws -> [PlanDifference] {
    do { return try await body() } catch let error as OVHError where isGone(error) {
      return [PlanDifference(what: "quote", planned: "valid", now: "refused by the API: \(error.message)")]
    }
  }

  /// Whether the API refuses the thing, and not the caller or the moment.
  static func isGone(_ error: OVHError) -> Bool {
    error.kind == .api && (400..<500).contains(error.status ?? 0) && error.status != 429 && error.status != 408
  }
}

extension CartReader {
  /// Reads a kept cart; which of its items are options of owned services only the plan knows, by their place.
  static func kept(_ cart: String, _ planned: PlannedCart, _ client: OVHClient) async throws -> CartReader {
    var services: [Int64: CartOrigin.Service] = [:]
    if planned.items.contains(where: { $0.service != nil }) {
      var main: [Int64] = []
      for id in try await client.itemIDs(cart: cart)
      where try await client.item(cart: cart, item: id).parentItemID == nil {
        main.append(id)
      }
      for (id, item) in zip(main, planned.items) {
        services[id] = item.service.map { CartOrigin.Service(product: item.product, name: $0) }
      }
    }
    return CartReader(client: client, cart: cart, services: services)
  }
}
