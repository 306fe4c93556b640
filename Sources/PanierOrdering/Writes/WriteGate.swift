import FoundationEssentials
@_spi(Purchase) public import OVHClient

/// The one door of every call that is neither a read nor a draft and makes no priced purchase.
///
/// What changes something is shown, agreed to by its last word or by its route beforehand, and noted before it is sent.
/// What may cost something that nobody can know beforehand is refused, unless its very route was allowed, and never
/// sent by a run that has a budget. What the ``SpendingGuard`` can price goes through that alone.
public struct WriteGate: Sendable {
  /// What is done with calls that change something.
  public enum Mode: Sendable, Hashable {
    /// They are sent once they are agreed to.
    case send
    /// They are refused: `--quote`.
    case show
    /// Nobody is asked and nothing is noted, since the transport sends none: `--dry-run`.
    case rehearse
  }

  private let client: OVHClient
  private let endpoint: String
  private let grants: WriteGrants
  private let budget: Money?
  private let consent: any WriteConsent
  private let ledger: (any Ledger)?
  private let mode: Mode
  private let isRecipe: Bool
  private let labels: PurchaseLabels
  private let tell: @Sendable (ProposedWrite) -> Void

  /// Creates the gate of one run.
  /// - Parameters:
  ///   - client: the client that calls go through.
  ///   - endpoint: what the operator knows the endpoint as: `ovh-eu`, `the simulator`.
  ///   - grants: what was allowed beforehand.
  ///   - budget: the most that the run may spend, with tax; nil for no limit.
  ///   - consent: who is asked.
  ///   - ledger: where calls are noted before they are sent; nil where nothing that is sent lasts.
  ///   - mode: what is done with calls that change something.
  ///   - isRecipe: whether what is in no row of the table is refused.
  ///   - labels: who changes something, and what for.
  ///   - tell: shown each call that is sent because its route was allowed beforehand.
  public init(
    client: OVHClient, endpoint: String, grants: WriteGrants = WriteGrants(), budget: Money? = nil,
    consent: any WriteConsent = NobodyToAsk(), ledger: (any Ledger)? = nil, mode: Mode = .send,
    isRecipe: Bool = false, labels: PurchaseLabels = PurchaseLabels(),
    tell: @escaping @Sendable (ProposedWrite) -> Void = { _ in }
  ) {
    self.client = client
    self.endpoint = endpoint
    self.grants = grants
    self.budget = budget
    self.consent = consent
    self.ledger = ledger
    self.mode = mode
    self.isRecipe = isRecipe
    self.labels = labels
    self.tell = tell
  }

  /// Makes one call of any route: reads and drafts at once, others by the rules of their class.
  /// - Parameters:
  ///   - request: the call.
  ///   - location: where the script asks: `zone.lua:31`.
  /// - Throws: ``WriteRefusal``; `OVHError` when the client or the API refuses, or the answer is lost.
  public func call(_ request: APIRequest, location: String? = nil) async throws -> APIResponse {
    let call = try client.resolved(request)
    if call.routeClass <= .free { return try await client.call(request) }
    let write = ProposedWrite(call, endpoint: endpoint, location: location)
    try check(call, write)
    return try await send(call, write)
  }

  /// Makes one call whose whole effect its caller knows and tells, so that the operator's word alone lets it through,
  /// whatever the class of its route.
  /// - Parameters:
  ///   - request: the call.
  ///   - effect: what it does, in words that go on from the call: `renews example.fr by itself from now on`.
  ///   - location: where the script asks.
  /// - Throws: ``WriteRefusal``; `OVHError` when the client or the API refuses, or the answer is lost.
  package func change(_ request: APIRequest, effect: String, location: String? = nil) async throws -> APIResponse {
    let call = try client.resolved(request)
    return try await send(call, ProposedWrite(call, endpoint: endpoint, location: location, effect: effect))
  }

  private func send(_ call: ResolvedCall, _ write: ProposedWrite) async throws -> APIResponse {
    guard mode == .send else {
      if mode == .show { throw WriteRefusal.shownOnly(call: write.call) }
      return try await client.send(call)
    }
    try await requireConsent(call, write)
    let ticket: LedgerTicket?
    do { ticket = try await note(write) } catch {
      throw WriteRefusal.notNoted(call: write.call, reason: "\(error)")
    }
    do {
      let answer = try await client.send(call)
      await settle(ticket, .ordered(orderID: nil, total: nil, reason: nil))
      return answer
    } catch {
      let mayHaveHappened = (error as? OVHError)?.mayHaveHappened ?? true
      await settle(ticket, mayHaveHappened ? .unknown("\(error)") : .refused("\(error)"))
      throw error
    }
  }

  /// Notes a call that is about to be sent: it is on disk when this returns.
  private func note(_ write: ProposedWrite) async throws -> LedgerTicket? {
    guard let ledger else { return nil }
    let intent = PurchaseIntent(
      scope: LedgerScope(place: client.endpoint.place, account: ""), kind: .change, reference: write.call,
      total: .zero("EUR"),
      // What may have cost something is not sent again while nobody knows whether it was.
      things: write.isUnpriced ? [PurchasedThing(write.call)] : [], location: write.location, labels: labels,
      mayRepeat: true)
    let ticket = try await ledger.hold(intent, lease: 60)
    guard try await ledger.permit(ticket, posted: Date()) else { throw PurchaseRefusal.leaseLost(entry: ticket.entry) }
    return ticket
  }

  /// Notes what became of it; the call is over, and what cannot be noted stays open in the journal.
  private func settle(_ ticket: LedgerTicket?, _ ending: PurchaseEnding) async {
    guard let ticket, let ledger else { return }
    try? await ledger.settle(ticket, ending)
  }

  /// Refuses what no word of the operator's lets through.
  private func check(_ call: ResolvedCall, _ write: ProposedWrite) throws {
    if isRecipe, call.operation == nil { throw WriteRefusal.unlisted(call: write.call) }
    guard call.routeClass == .guard else { return }
    if let sender = call.rule?.sender { throw WriteRefusal.sentOtherwise(call.refusal, sender) }
    guard grants.unpriced.contains(where: { $0.allows(call) }) else {
      throw WriteRefusal.withoutPrice(
        call: write.call, effect: call.rule?.reason ?? "may cost something", route: Self.pattern(of: call))
    }
    if let budget { throw WriteRefusal.withinBudget(call: write.call, budget: budget) }
  }

  private func requireConsent(_ call: ResolvedCall, _ write: ProposedWrite) async throws {
    if !write.isUnpriced, grants.allowed.contains(where: { $0.allows(call) }) { return tell(write) }
    switch await consent.answer(to: write) {
    case .granted: try Task.checkCancellation()
    case .declined(let typed): throw WriteRefusal.declined(call: write.call, typed: typed)
    case .showOnly: throw WriteRefusal.shownOnly(call: write.call)
    case .nobodyToAsk:
      throw WriteRefusal.nobodyToAsk(
        call: write.call, endpoint: endpoint, route: Self.pattern(of: call), isUnpriced: write.isUnpriced)
    }
  }

  /// The grant that would allow a call and its like: the route with `*` for each parameter.
  private static func pattern(of call: ResolvedCall) -> String {
    guard let operation = call.operation else { return call.shown }
    let path = operation.path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : $0 }.joined(separator: "/")
    return "\(operation.method.rawValue) /\(path)"
  }
}
