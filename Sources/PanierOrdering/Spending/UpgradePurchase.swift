@_spi(Purchase) import OVHClient

/// The order of an upgrade: `POST /order/upgrade/{product}/{serviceName}/{planCode}`, with the GET as the quote.
struct UpgradePurchase: GuardedPurchase {
  let client: OVHClient
  let upgrade: Upgrade
  let busy: BusyServices

  var subject: PurchaseSubject { .upgrade(upgrade) }
  var kind: PurchaseKind { .upgrade }
  var reference: String { upgrade.service }

  func begin() async -> Bool { busy.begin(reference) }
  func end() { busy.end(reference) }

  func contents(isAsked: Bool) async throws -> PurchaseContents {
    PurchaseContents(
      things: [.upgrade(of: upgrade.service, to: upgrade.plan)], needsWaiver: [], hasItems: true)
  }

  func quote(isLast: Bool) async throws -> OrderPreview {
    try await client.upgradeQuote(
      product: upgrade.product, service: upgrade.service, plan: upgrade.plan, quantity: upgrade.quantity,
      isLast: isLast)
  }

  func send(waivesRetraction: Bool) async throws -> PlacedOrder {
    try await client.upgrade(
      product: upgrade.product, service: upgrade.service, plan: upgrade.plan, quantity: upgrade.quantity)
  }
}
