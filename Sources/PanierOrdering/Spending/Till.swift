import FoundationEssentials
@_spi(Purchase) import OVHClient

/// What the rooms of the guard share: the way to the API, the book, the purse and the operator.
struct Till: Sendable {
  let client: OVHClient
  /// What the operator knows the endpoint as: `ovh-eu`, `the simulator`.
  let endpoint: String
  let limits: SpendingLimits
  let consent: any Consent
  let ledger: any Ledger
  let budget: RunBudget
  let state: RunState
  let looks: LookPolicy
  let receipts: ReceiptFile?
  /// Who buys, and what for.
  var labels: PurchaseLabels
  /// How much time has passed, by a clock that nobody sets and that goes on while the machine sleeps.
  let uptime: @Sendable () -> Duration

  /// For how long a purchase is held before it is posted, in seconds.
  private static let lease: TimeInterval = 60
  /// How old a permit may be when the first byte leaves, in seconds.
  private static let permitAge: TimeInterval = 2
  /// By how much the time of the server may be later than the seconds that it tells.
  private static let cutOff: TimeInterval = 1
  /// How long the server may take to tell its time, in seconds.
  private static let slowest: TimeInterval = 10
  /// How long before the moment that is noted a call may leave, in seconds.
  static let earliness = permitAge + cutOff + slowest

  /// Whose purchases these are; asked once.
  func scope() async throws -> LedgerScope {
    if let account = state.account { return LedgerScope(place: client.endpoint.place, account: account) }
    let account = try await client.account().nichandle
    state.account = account
    return LedgerScope(place: client.endpoint.place, account: account)
  }

  /// A purchase as the ledger judges and notes it.
  func intent(
    _ request: CheckoutRequest, _ purchase: any GuardedPurchase, _ contents: PurchaseContents, _ quote: Quote
  ) async throws -> PurchaseIntent {
    var intent = PurchaseIntent(
      scope: try await scope(), kind: purchase.kind, reference: purchase.reference, total: quote.withTax,
      lines: quote.lines.map(LedgerLine.init), things: contents.things, location: request.location, plan: request.plan,
      labels: labels, mayRepeat: request.isAgain || !limits.refusesRepeats)
    intent.contracts = quote.contracts
    return intent
  }

  /// Refuses a total above what the call allows.
  func requireWithin(_ maximum: Money?, _ total: Money, _ kind: PurchaseKind) throws {
    guard let maximum else {
      guard !limits.needsBound || limits.perRun != nil else {
        throw PurchaseRefusal.unbounded(total: total, endpoint: endpoint, kind: kind)
      }
      return
    }
    guard maximum.currency == total.currency else {
      throw PurchaseRefusal.limitInOtherCurrency(total: total, limit: maximum, name: "max")
    }
    guard total.ucents <= maximum.ucents else { throw PurchaseRefusal.overMaximum(total: total, maximum: maximum) }
  }

  /// What an order contains, for the operator to read before anything is done with it.
  /// - Returns: its lines; nil where nobody reads them.
  func contents(of order: Int64) async throws -> [LedgerLine]? {
    guard consent.isAsked || consent.isShowOnly else { return nil }
    return try await OrderReader(client: client).lines(of: order).map(LedgerLine.init)
  }

  /// Asks the operator.
  func requireConsent(_ proposal: ProposedPurchase) async throws {
    switch await consent.answer(to: proposal) {
    case .granted: try Task.checkCancellation()
    case .showOnly: throw PurchaseRefusal.shownOnly(proposal)
    case .declined(let typed): throw PurchaseRefusal.declined(total: proposal.total, typed: typed)
    case .nobodyToAsk: throw PurchaseRefusal.nobodyToAsk(total: proposal.total, endpoint: endpoint)
    }
  }

  /// Notes the purchase, runs what has to be so right before it is posted, and allows the one call that buys.
  /// - Parameters:
  ///   - intent: what is bought.
  ///   - lastLook: throws when something is no longer as it was agreed to.
  /// - Returns: the right to settle it, and the latest moment of the posting by the server's clock.
  /// - Throws: ``PurchaseRefusal``, ``LedgerError``, and what `lastLook` throws; then nothing may be sent.
  func permit(
    _ intent: PurchaseIntent, lastLook: () async throws -> Void
  ) async throws -> (ticket: LedgerTicket, posted: Date) {
    let ticket: LedgerTicket
    do { ticket = try await ledger.hold(intent, lease: Self.lease) } catch let refusal as LedgerRefusal {
      throw PurchaseRefusal(refusal, isUnderWay: ledger.isUnderWay)
    }
    do {
      try await lastLook()
      for _ in 0..<3 {
        let asked = uptime()
        // After the last look, however long that took: the settling time must not begin before the call can leave.
        let told = try await client.lastServerTime()
        let answered = uptime()
        // The server may have looked at its clock as soon as it was asked.
        let travel = (answered - asked) / .seconds(1)
        guard travel < Self.slowest else { continue }
        let posted = Date(timeIntervalSince1970: TimeInterval(told)) + travel + Self.permitAge + Self.cutOff
        guard try await ledger.permit(ticket, posted: posted) else { break }
        // The lease may have run out while this process slept: a permit that is old is asked for again.
        if uptime() - answered < .seconds(Self.permitAge) { return (ticket, posted) }
      }
      throw PurchaseRefusal.leaseLost(entry: ticket.entry)
    } catch {
      // Nothing was sent; where even that cannot be noted, the entry stays held and its lease ends.
      try? await ledger.settle(ticket, .refused("nothing was sent: \(error)"))
      throw error
    }
  }

  /// Notes the ending; when the ledger cannot take it, a receipt beside it does, and errs on the safe side.
  /// - Returns: whether the ledger has taken it.
  @discardableResult func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async -> Bool {
    do {
      try await ledger.settle(ticket, ending)
      return true
    } catch {
      receipts?.add(Receipt(ticket, ending))
      return false
    }
  }
}
