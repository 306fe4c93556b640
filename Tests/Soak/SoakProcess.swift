import FoundationEssentials
@_spi(Purchase) import OVHClient
import OVHSimulator
import PanierOrdering
import Synchronization

/// One process: it settles what others left, buys a few names, pays some of them and cleans up after itself.
struct SoakProcess: Sendable {
  let life: Life
  let simulator: Simulator
  let history: History
  let names: [String]
  let budget: Money?
  let diskFault: SoakLedger.DiskFault?
  /// When it starts, in microseconds after the run's start.
  let start: Int64
  let now: @Sendable () -> Date
  /// Whether it is a colleague on the same account, who orders other names without the guard.
  let isColleague: Bool
  /// The carts that it made and knows, with why each may stay.
  let carts = Carts()

  /// The carts of a process, and why each may stay.
  final class Carts: Sendable {
    let kept = Mutex<[String: String]>([:])
    /// The cart in hand.
    let current = Mutex<String?>(nil)
  }

  static func client(
    life: Life, simulator: Simulator, history: History, now: @escaping @Sendable () -> Date,
    beside: (@Sendable () async -> Void)? = nil
  ) -> OVHClient {
    let known = SimulatorCredential()
    return OVHClient(
      endpoint: Endpoint(name: "simulator", baseURL: SimulatorTransport.baseURL),
      credentials: .applicationKeys(
        key: known.applicationKey, secret: known.applicationSecret, consumerKey: known.consumerKey),
      transport: SoakTransport(life: life, simulator: simulator, history: history, beside: beside),
      options: OVHClientOptions(
        requestsPerMinute: nil, sleep: { try await life.sleep($0) }, now: now,
        random: { range in
          range.lowerBound + (range.upperBound - range.lowerBound) * life.roll { Double($0.below(1000)) / 1000 }
        }))
  }

  /// Plays its part on the stage.
  func play(_ ledger: SQLiteLedger) async {
    await life.stage.enter(life.id, after: start)
    defer { life.stage.leave() }
    if isColleague { return await orderAsColleague() }
    let life = life
    let beside = Beside()
    let client = Self.client(
      life: life, simulator: simulator, history: history, now: now, beside: { await beside.act() })
    // Another task of the same script fills the cart in hand, whenever it likes.
    beside.action.withLock { action in
      action = { [carts, life] in
        guard let cart = carts.current.withLock({ $0 }) else { return }
        let number = life.roll { $0.next() % 1_000_000 }
        _ = try? await client.addDomain(cart: cart, domain: "free-beside-\(number).fr", duration: "P1Y")
      }
    }
    let book = SoakLedger(ledger, life: life, history: history, fault: diskFault)
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(perRun: budget),
      consent: SlowOperator(life: life, history: history), ledger: book,
      looks: LookPolicy(
        patience: life.roll { $0.happens(20) } ? .seconds(930) : .zero, sleep: { try await life.sleep($0) }),
      uptime: { [stage = life.stage] in .microseconds(stage.now) })
    if life.roll({ $0.happens(25) }) { _ = try? await Reconciliation(ledger: book, client: client).run() }
    for _ in 0..<life.roll({ 1 + $0.below(4) }) where !life.isDead { await buy(client, spending) }
    if !life.isDead { checkBudget(spending) }
    life.end()
  }

  /// What another task does.
  private final class Beside: Sendable {
    let action = Mutex<(@Sendable () async -> Void)?>(nil)
    func act() async { await action.withLock { $0 }?() }
  }

  /// Agrees to everything, after a while.
  private struct SlowOperator: Consent {
    let life: Life
    let history: History

    func answer(to purchase: ProposedPurchase) async -> ConsentAnswer {
      let wait = life.roll { $0.happens(20) ? Int64($0.below(900)) * 1_000_000 : 1000 }
      do { try await life.step(after: wait) } catch { return .nobodyToAsk }
      if case .order(let quote) = purchase.subject, case .cart(let cart) = quote.subject {
        history.agreed(to: quote.withTax.ucents, cart: cart, by: life)
      }
      return .granted
    }
  }

  private func buy(_ client: OVHClient, _ spending: SpendingGuard) async {
    history.count { $0.purchases += 1 }
    if life.roll({ $0.happens(60) }) { simulator.forgetFaults() }
    for _ in 0..<life.roll({ 1 + $0.below(3) }) {
      try? simulator.strike(life.roll { FaultPlan.fault(&$0) })
      history.count { $0.faults += 1 }
    }
    let things = life.roll { dice in
      var things: Set<String> = [dice.one(of: names)]
      if dice.happens(20) { things.insert(dice.one(of: names)) }
      return things
    }
    do {
      let cart = try await client.createCart(subsidiary: "FR").id
      carts.current.withLock { $0 = cart }
      carts.kept.withLock { $0[cart] = "its process was killed" }
      var request = CheckoutRequest(cartID: cart)
      request.waivesRetraction = true
      request.paysAutomatically = life.roll { $0.happens(40) }
      request.isAgain = life.roll { $0.happens(10) }
      if life.roll({ $0.happens(20) }) { request.maximum = Money(ucents: 14 * Money.unit, currency: "EUR") }
      history.wants(
        History.Want(
          process: life.id, things: things, isAgain: request.isAgain, maximum: request.maximum?.ucents),
        cart: cart)
      do {
        for thing in things.sorted() { try await add(thing, to: cart, client) }
        try await client.assignCart(cart)
        let purchase = try await spending.checkout(request)
        history.say("ordered \(purchase.orderID) for \(purchase.total)", by: life)
        carts.kept.withLock { $0[cart] = "it was ordered" }
      } catch {
        history.say("ended: \(error)", by: life)
        await leave(cart, client, spending)
      }
    } catch { history.say("no cart: \(error)", by: life) }
    carts.current.withLock { $0 = nil }
  }

  private func add(_ name: String, to cart: String, _ client: OVHClient) async throws {
    let item = try await client.addDomain(cart: cart, domain: name, duration: "P1Y")
    _ = try await client.addConfiguration(cart: cart, item: item.id, label: "OWNER_LEGAL_AGE", value: "true")
  }

  /// Deletes a draft, unless it was ordered or may have been.
  private func leave(_ cart: String, _ client: OVHClient, _ spending: SpendingGuard) async {
    guard !life.isDead else { return }
    if spending.isLocked(cart) { return carts.kept.withLock { $0[cart] = "it may have been ordered" } }
    do {
      try await client.deleteCart(cart)
      carts.kept.withLock { $0[cart] = nil }
    } catch {
      guard !life.isDead else { return }
      carts.kept.withLock { $0[cart] = "it could not be deleted: \(error)" }
    }
  }

  /// What was ordered by this process is counted in its budget, and within it.
  private func checkBudget(_ spending: SpendingGuard) {
    let contents = history.contents
    var ordered: Int64 = 0
    for made in contents.orders.values {
      guard let want = contents.wants[made.cart], want.process == life.id else { continue }
      ordered += min(made.total, want.agreed ?? made.total)
    }
    let spent = spending.spentSoFar?.ucents ?? 0
    if ordered > spent {
      history.find(
        .centsBeyond, "\(life.name) ordered for \(ordered) and counts \(spent)", by: ordered - spent)
    }
    if let budget, ordered > budget.ucents {
      history.find(
        .centsBeyond, "\(life.name) ordered for \(ordered) with a budget of \(budget)", by: ordered - budget.ucents)
    }
  }

  /// Orders another name at the same price, without the guard.
  private func orderAsColleague() async {
    let client = Self.client(life: life, simulator: simulator, history: history, now: now)
    do {
      let cart = try await client.createCart(subsidiary: "FR").id
      carts.kept.withLock { $0[cart] = "it is a colleague's" }
      try await add("free-colleague.fr", to: cart, client)
      try await client.assignCart(cart)
      _ = try await client.placeOrder(cart: cart, autoPay: false, waiveRetraction: true)
    } catch { history.say("a colleague ended: \(error)", by: life) }
    life.end()
  }
}
