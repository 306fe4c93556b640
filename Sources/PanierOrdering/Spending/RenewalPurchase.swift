@_spi(Purchase) import OVHClient

/// The order of a renewal: `POST /service/{serviceId}/renew`, with its dry run as the quote.
struct RenewalPurchase: GuardedPurchase {
  let client: OVHClient
  let renewal: Renewal
  let busy: BusyServices

  var subject: PurchaseSubject { .renewal(renewal) }
  var kind: PurchaseKind { .renewal }
  var reference: String { renewal.service.name }

  func begin() async -> Bool { busy.begin(reference) }
  func end() { busy.end(reference) }

  func contents(isAsked: Bool) async throws -> PurchaseContents {
    PurchaseContents(
      things: Set(renewal.services.map { .renewal(of: $0.name, period: renewal.duration) }), needsWaiver: [],
      hasItems: true)
  }

  func quote(isLast: Bool) async throws -> OrderPreview {
    let quote = try await client.renewalQuote(
      service: renewal.service.id, duration: renewal.duration, services: renewal.services.map(\.id), isLast: isLast)
    if let id = quote.orderID { try await requireNone(id) }
    return quote.preview("renewal of \(renewal.names) for \(renewal.duration)")
  }

  func send(waivesRetraction: Bool) async throws -> PlacedOrder {
    try await client.renew(
      service: renewal.service.id, duration: renewal.duration, services: renewal.services.map(\.id))
  }

  /// A dry run makes no order: one that did has to be looked at before anything else is sent.
  private func requireNone(_ order: Int64) async throws {
    do { _ = try await client.order(order) } catch let error as OVHError where error.status == 404 { return }
    throw PurchaseRefusal.badQuote("it was to be a dry run and names order \(order), which exists")
  }
}
