import FoundationEssentials
import OVHClient

/// Makes one purchase, once, or throws and buys nothing.
///
/// It passes, in this order: the waiver that its items need; a validated quote that adds up and equals what was shown;
/// the call's maximum and the run's budget; no purchase like it that is open or was made within a day; the operator's
/// word; the note in the ledger; the same quote once more; the ledger's permit; one call that is never repeated; and the
/// comparison of its answer with the quote. Money is paid, if it is to be, by a second guarded call after that.
struct Checkout {
  let till: Till
  let purchase: any GuardedPurchase
  let request: CheckoutRequest
  let receipt: @Sendable (Purchase) -> Void

  func run() async throws -> Purchase {
    let reference = purchase.reference
    try await unlockWhatIsNoOrder()
    guard !till.state.isLocked(reference) else { throw PurchaseRefusal.locked(purchase.subject) }
    guard await purchase.begin() else { throw PurchaseRefusal.alreadyInProgress(purchase.subject) }
    // What may have been ordered stays closed to every other write.
    defer { if !till.state.isLocked(reference) { purchase.end() } }

    let contents = try await purchase.contents(isAsked: till.consent.isAsked)
    let quote = try await purchase.checkedQuote(hasItems: contents.hasItems)
    if till.consent.isShowOnly { throw PurchaseRefusal.shownOnly(proposal(contents, quote)) }
    guard request.waivesRetraction || contents.needsWaiver.isEmpty else {
      throw PurchaseRefusal.needsWaiver(contents.needsWaiver)
    }
    if let difference = request.shown?.difference(to: quote) { throw PurchaseRefusal.changed(difference) }
    try await request.requirement?(quote, false)
    try till.requireWithin(request.maximum, quote.withTax, purchase.kind)
    if request.paysAutomatically, quote.withTax.ucents > 0 {
      _ = try await PaymentChoice(client: till.client).defaultMethod()
    }
    try till.budget.reserve(quote.withTax)
    let permit: (ticket: LedgerTicket, posted: Date)
    do {
      let intent = try await till.intent(request, purchase, contents, quote)
      try await RepeatRule(till: till).requireNew(intent)
      try await till.requireConsent(proposal(contents, quote))
      permit = try await till.permit(intent) {
        let last = try await purchase.checkedQuote(hasItems: contents.hasItems, isLast: true)
        try await request.requirement?(last, true)
        if let difference = quote.difference(to: last) { throw PurchaseRefusal.changed(difference) }
      }
    } catch {
      till.budget.release(quote.withTax)
      throw error
    }
    let ordered = try await send(quote, permit.ticket, permit.posted)
    return try await pay(ordered)
  }

  // MARK: Before it is sent

  /// Frees the money and the cart or the service of a purchase of this run once the ledger knows that it was not made.
  private func unlockWhatIsNoOrder() async throws {
    for unknown in till.state.unknown where unknown.kind.makesOrder && unknown.reference == purchase.reference {
      let state = try await till.ledger.entry(unknown.entry).state
      // What was ordered after all is over too, unless it can be ordered only once.
      guard state == .notOrdered || (state == .ordered && !purchase.kind.isOnce) else { continue }
      till.state.forgetUnknown(unknown)
      till.state.unlock(purchase.reference)
      if state == .notOrdered { till.budget.release(unknown.total) }
      purchase.end()
    }
  }

  private func proposal(_ contents: PurchaseContents, _ quote: Quote) -> ProposedPurchase {
    ProposedPurchase(
      subject: .order(quote), endpoint: till.endpoint, waivesRetraction: request.waivesRetraction,
      paysAutomatically: request.paysAutomatically, renewals: contents.renewals, location: request.location)
  }

  // MARK: Sending it

  private func send(_ quote: Quote, _ ticket: LedgerTicket, _ posted: Date) async throws -> Purchase {
    till.state.lock(purchase.reference)
    do {
      // The client sends this once and does not let an interruption cancel it on its way.
      let order = try await purchase.send(waivesRetraction: request.waivesRetraction)
      return try await accept(order, quote, ticket)
    } catch let refusal as PurchaseRefusal {
      throw refusal
    } catch {
      switch await verdict(on: error) {
      case .notSent, .refused:
        throw await free(quote, ticket, posted, .refused("\(error)"), error)
      case .unknown: return try await find(quote, ticket, posted, error)
      }
    }
  }

  /// Judges a failure; the cart is only read when its state can decide.
  private func verdict(on error: any Error) async -> Verdict {
    guard Verdict(error, of: purchase.kind, isStillOpen: true) != .unknown else { return .unknown }
    if Verdict(error, of: purchase.kind, isStillOpen: false) == .notSent { return .notSent }
    let trace = PurchaseTrace(client: till.client, kind: purchase.kind, reference: purchase.reference)
    // A task of its own: the look has to be taken even when the script is interrupted.
    let isOpen = await Task {
      switch try? await trace.evidence() {
      case .open?: true
      case .none?: trace.kind != .order
      case .made?, nil: false
      }
    }.value
    return Verdict(error, of: purchase.kind, isStillOpen: isOpen)
  }

  /// Compares the answer with the quote; what was ordered is charged as it is, even when it is more than was agreed to,
  /// and never below the quote, which the bill may still be.
  private func accept(_ order: PlacedOrder, _ quote: Quote, _ ticket: LedgerTicket) async throws -> Purchase {
    var total = order.prices.map { Money($0.withTax) }
    if total == nil { total = try? await till.client.order(order.id).priceWithTax.map { Money($0) } }
    let lines = order.lines.isEmpty ? nil : order.lines.map { LedgerLine(QuoteLine($0)) }
    return try await accept(
      order.id, url: order.url, total: total ?? quote.withTax, lines: lines, quote, ticket, wasRecovered: false)
  }

  private func accept(
    _ orderID: Int64, url: Secret?, total: Money, lines: [LedgerLine]?, _ quote: Quote, _ ticket: LedgerTicket,
    wasRecovered: Bool
  ) async throws -> Purchase {
    let charged =
      total.currency == quote.withTax.currency && total.ucents < quote.withTax.ucents ? quote.withTax : total
    till.budget.settle(orderID, reserved: quote.withTax, real: charged)
    await till.settle(
      ticket, .ordered(orderID: orderID, total: charged, reason: wasRecovered ? "found in the account" : nil))
    let purchase = Purchase(
      orderID: orderID, url: url?.reveal(), quote: quote, total: total, wasRecovered: wasRecovered)
    if !self.purchase.kind.isOnce { till.state.unlock(self.purchase.reference) }
    receipt(purchase)
    if total != quote.withTax {
      throw PurchaseRefusal.orderedOther(
        orderID: orderID, quoted: quote.withTax, real: charged, difference: "its total with tax is \(total)")
    }
    if let lines, !LedgerLine.agree(quote.lines.map(LedgerLine.init), lines) {
      throw PurchaseRefusal.orderedOther(
        orderID: orderID, quoted: quote.withTax, real: charged, difference: "its lines are not those of the quote")
    }
    return purchase
  }

  /// The answer is lost, or proves nothing: the API's records are asked.
  private func find(
    _ quote: Quote, _ ticket: LedgerTicket, _ posted: Date, _ error: any Error
  ) async throws -> Purchase {
    let why = (error as? OVHError)?.message ?? "\(error)"
    // On disk before the looks: whatever ends this process now, the next one knows that the answer is lost.
    await till.settle(ticket, .unknown(why))
    guard let scope = try? await till.scope() else { throw unknown(quote, ticket, posted, why, why) }
    let things = (try? await till.ledger.entry(ticket.entry))?.things ?? []
    let lost = LostPurchase(
      client: till.client, ledger: till.ledger, scope: scope, kind: purchase.kind, reference: purchase.reference,
      total: quote.withTax, lines: quote.lines.map(LedgerLine.init), things: Set(things), posted: posted)
    let finding = await till.looks.run("the answer to the \(purchase.kind.noun) was lost") {
      let finding = await lost.look()
      if case .unknown = finding { return (finding, false) }
      return (finding, true)
    }
    switch finding {
    case .ordered(let order, let total):
      return try await accept(
        order.id, url: order.url, total: total, lines: nil, quote, ticket, wasRecovered: true)
    case .notOrdered(let moment, let reason):
      throw await free(quote, ticket, posted, .notOrdered(at: moment, reason: reason), error)
    case .unknown(let reason):
      await till.settle(ticket, .unknown("\(why); \(reason)"))
      throw unknown(quote, ticket, posted, why, reason)
    }
  }

  /// Frees the money and the cart of what was not ordered.
  ///
  /// Not before the ledger knows it: the open cart is what its entry is settled by later.
  /// - Returns: what the caller is told.
  private func free(
    _ quote: Quote, _ ticket: LedgerTicket, _ posted: Date, _ ending: PurchaseEnding, _ error: any Error
  ) async -> any Error {
    guard await till.settle(ticket, ending) else {
      let why = (error as? OVHError)?.message ?? "\(error)"
      return unknown(quote, ticket, posted, why, "the journal could not note that nothing was ordered")
    }
    till.state.unlock(purchase.reference)
    till.budget.release(quote.withTax)
    return error
  }

  private func unknown(
    _ quote: Quote, _ ticket: LedgerTicket, _ posted: Date, _ why: String, _ reason: String
  ) -> PurchaseRefusal {
    let unknown = UnknownPurchase(
      entry: ticket.entry, kind: purchase.kind, reference: purchase.reference, total: quote.withTax,
      reason: why == reason ? why : "\(why); \(reason)", until: posted + till.ledger.settling)
    till.state.noteUnknown(unknown)
    return .stateUnknown(unknown)
  }

  // MARK: After it

  /// Pays what was ordered, when that was asked for and agreed to along with the order.
  private func pay(_ purchase: Purchase) async throws -> Purchase {
    guard request.paysAutomatically else { return purchase }
    do {
      var payment = PaymentRequest(orderID: purchase.orderID)
      payment.location = request.location
      payment.maximum = purchase.total
      _ = try await PaymentDesk(till: till).pay(payment, agreed: purchase.total)
      return purchase
    } catch {
      throw PurchaseRefusal.orderedNotPaid(
        orderID: purchase.orderID, isUnknown: (error as? PaymentRefusal)?.isUnknown ?? false, reason: "\(error)")
    }
  }
}
