import FoundationEssentials
@_spi(Purchase) import OVHClient

/// What a caller asks the guard to withdraw from.
public struct RetractionRequest: Sendable {
  /// The order.
  public var orderID: Int64
  /// A value of `billing.order.RetractionReasonEnum`: `other`, `unused` and so on.
  public var reason: String
  /// Free text for OVHcloud.
  public var comment: String?
  /// Where the script asks: `order.lua:31`.
  public var location: String?

  /// Creates a request.
  /// - Parameters:
  ///   - orderID: the order.
  ///   - reason: a value of `billing.order.RetractionReasonEnum`.
  public init(orderID: Int64, reason: String) {
    self.orderID = orderID
    self.reason = reason
  }
}

/// Withdraws from one order, once.
struct Retraction {
  let till: Till

  func run(_ request: RetractionRequest) async throws {
    let id = request.orderID
    let order = try await till.client.order(id)
    guard order.retractionDate != nil else { throw PaymentRefusal.notRetractable(orderID: id) }
    var proposal = ProposedPurchase(
      subject: .retraction(order, reason: request.reason), endpoint: till.endpoint, location: request.location)
    proposal.contents = try await till.contents(of: id)
    let permit: (ticket: LedgerTicket, posted: Date)
    do {
      if till.consent.isShowOnly { throw PurchaseRefusal.shownOnly(proposal) }
      let intent = PurchaseIntent(
        scope: try await till.scope(), kind: .retraction, reference: String(id), total: proposal.total,
        lines: [LedgerLine(description: "withdrawal from order \(id): \(request.reason)", quantity: 1, total: nil)],
        things: [.retraction(of: id)], location: request.location, labels: till.labels)
      try await RepeatRule(till: till).requireNew(intent)
      try await till.requireConsent(proposal)
      permit = try await till.permit(intent) {}
    } catch let refusal as PurchaseRefusal { throw PaymentRefusal.refused(refusal) }
    do {
      try await till.client.retract(order: id, reason: request.reason, comment: request.comment)
      await till.settle(permit.ticket, .ordered(orderID: id, total: nil, reason: nil))
    } catch {
      guard Verdict(error, of: .retraction, isStillOpen: true) == .unknown else {
        await till.settle(permit.ticket, .refused("\(error)"))
        throw error
      }
      try await find(id, proposal.total, permit.ticket, permit.posted, error)
    }
  }

  private func find(
    _ id: Int64, _ total: Money, _ ticket: LedgerTicket, _ posted: Date, _ error: any Error
  ) async throws {
    let why = (error as? OVHError)?.message ?? "\(error)"
    await till.settle(ticket, .unknown(why))
    switch await DeedLooks(till: till).find(.retraction, id, posted) {
    case .made: await till.settle(ticket, .ordered(orderID: id, total: nil, reason: "the order's state shows it"))
    case .notMade(let moment, let reason):
      await till.settle(ticket, .notOrdered(at: moment, reason: reason))
      throw error
    case .unknown(let reason):
      await till.settle(ticket, .unknown("\(why); \(reason)"))
      let unknown = UnknownPurchase(
        entry: ticket.entry, kind: .retraction, reference: String(id), total: total, reason: "\(why); \(reason)",
        until: posted + till.ledger.settling)
      till.state.noteUnknown(unknown)
      throw PaymentRefusal.stateUnknown(unknown)
    }
  }
}
