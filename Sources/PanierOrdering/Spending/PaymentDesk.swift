import FoundationEssentials
@_spi(Purchase) import OVHClient

/// Pays one order, once, or throws and pays nothing.
struct PaymentDesk {
  let till: Till

  /// - Parameters:
  ///   - request: the order, what it is paid with, and what the caller allows.
  ///   - agreed: the total that the operator agreed to along with the order; nil to ask.
  func pay(_ request: PaymentRequest, agreed: Money? = nil) async throws -> Payment {
    let id = request.orderID
    guard !till.state.hasPaid(id) else { throw PaymentRefusal.locked(orderID: id) }
    guard till.state.beginPayment(id) else { throw PaymentRefusal.alreadyInProgress(orderID: id) }
    defer { till.state.endPayment(id) }

    let order = try await payableOrder(id)
    guard let total = order.priceWithTax.map({ Money($0) }) else { throw PaymentRefusal.noTotal(orderID: id) }
    let way = try await PaymentChoice(client: till.client).way(request.way, order: id, total: total)
    var proposal = ProposedPurchase(
      subject: .payment(order, way: way), endpoint: till.endpoint, location: request.location)
    if agreed == nil { proposal.contents = try await till.contents(of: id) }
    if till.consent.isShowOnly { throw PaymentRefusal.refused(.shownOnly(proposal)) }
    let reserved: Money
    do {
      try till.requireWithin(request.maximum, total, .payment)
      if let agreed, agreed != total { throw PurchaseRefusal.changed("order \(id) costs \(total), not \(agreed)") }
      reserved = try till.budget.reserveRest(of: id, total)
    } catch let refusal as PurchaseRefusal { throw PaymentRefusal.refused(refusal) }
    let permit: (ticket: LedgerTicket, posted: Date)
    do {
      let intent = PurchaseIntent(
        scope: try await till.scope(), kind: .payment, reference: String(id), total: total,
        lines: [LedgerLine(description: "payment of order \(id) with \(way)", quantity: 1, total: total)],
        things: [.payment(of: id)], location: request.location, labels: till.labels)
      try await RepeatRule(till: till).requireNew(intent)
      if agreed == nil { try await till.requireConsent(proposal) }
      permit = try await till.permit(intent) { _ = try await self.payableOrder(id) }
    } catch {
      till.budget.release(reserved)
      throw Self.refusal(error, id)
    }
    let payment = Payment(orderID: id, total: total, way: way, wasRecovered: false)
    return try await send(payment, reserved, permit.ticket, permit.posted)
  }

  /// A refusal in the words of a payment.
  private static func refusal(_ error: any Error, _ id: Int64) -> any Error {
    switch error as? PurchaseRefusal {
    case .repeated?: PaymentRefusal.locked(orderID: id)
    case .inHand?: PaymentRefusal.alreadyInProgress(orderID: id)
    case let refusal?: PaymentRefusal.refused(refusal)
    case nil: error
    }
  }

  /// The order, which must still wait for its payment.
  private func payableOrder(_ id: Int64) async throws -> Order {
    let status = try await till.client.orderStatus(id)
    guard status == .notPaid else { throw PaymentRefusal.notPayable(orderID: id, status: status.rawValue) }
    return try await till.client.order(id)
  }

  private func send(
    _ payment: Payment, _ reserved: Money, _ ticket: LedgerTicket, _ posted: Date
  ) async throws -> Payment {
    let id = payment.orderID
    till.state.markPaid(id)
    do {
      // The client sends this once and does not let an interruption cancel it on its way.
      switch payment.way {
      case .method(let method): try await till.client.pay(order: id, method: method)
      case .means(let name, let number): try await till.client.pay(order: id, mean: name, meanID: number)
      }
      await till.settle(ticket, .ordered(orderID: id, total: nil, reason: nil))
      return payment
    } catch {
      switch await verdict(on: error, id) {
      case .notSent, .refused:
        // The order still waits and the money is free again.
        await till.settle(ticket, .refused("\(error)"))
        till.state.markUnpaid(id)
        till.budget.release(reserved)
        throw error
      case .unknown: return try await find(payment, reserved, ticket, posted, error)
      }
    }
  }

  private func verdict(on error: any Error, _ id: Int64) async -> Verdict {
    guard Verdict(error, of: .payment, isStillOpen: true) != .unknown else { return .unknown }
    if Verdict(error, of: .payment, isStillOpen: false) == .notSent { return .notSent }
    let client = till.client
    let isUnpaid = await Task { (try? await client.orderStatus(id)) == .notPaid }.value
    return Verdict(error, of: .payment, isStillOpen: isUnpaid)
  }

  private func find(
    _ payment: Payment, _ reserved: Money, _ ticket: LedgerTicket, _ posted: Date, _ error: any Error
  ) async throws -> Payment {
    let id = payment.orderID
    let why = (error as? OVHError)?.message ?? "\(error)"
    await till.settle(ticket, .unknown(why))
    switch await DeedLooks(till: till).find(.payment, id, posted) {
    case .made:
      await till.settle(ticket, .ordered(orderID: id, total: nil, reason: "the order's state shows it"))
      var recovered = payment
      recovered.wasRecovered = true
      return recovered
    case .notMade(let moment, let reason):
      await till.settle(ticket, .notOrdered(at: moment, reason: reason))
      till.state.markUnpaid(id)
      till.budget.release(reserved)
      throw error
    case .unknown(let reason):
      await till.settle(ticket, .unknown("\(why); \(reason)"))
      let unknown = UnknownPurchase(
        entry: ticket.entry, kind: .payment, reference: String(id), total: payment.total,
        reason: "\(why); \(reason)", until: posted + till.ledger.settling)
      till.state.noteUnknown(unknown)
      throw PaymentRefusal.stateUnknown(unknown)
    }
  }
}
