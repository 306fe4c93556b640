@_spi(Purchase) import OVHClient

/// The order of a cart: `POST /order/cart/{cartId}/checkout`.
struct CartPurchase: GuardedPurchase {
  let client: OVHClient
  let cartID: String

  var subject: PurchaseSubject { .cart(cartID) }
  var kind: PurchaseKind { .order }
  var reference: String { cartID }

  func begin() async -> Bool { await client.beginCheckout(cart: cartID) }
  func end() { client.endCheckout(cart: cartID) }

  func contents(isAsked: Bool) async throws -> PurchaseContents {
    var items: [CartItem] = []
    var plans: [PurchasedThing] = []
    var contents = PurchaseContents(things: [], needsWaiver: [], hasItems: false)
    for id in try await client.itemIDs(cart: cartID) {
      contents.hasItems = true
      let item = try await client.item(cart: cartID, item: id)
      items.append(item)
      if let domain = item.settings.domain, !domain.isEmpty {
        contents.needsWaiver.append(domain)
        contents.things.insert(.domain(domain, action: action(item), period: item.duration))
      } else if item.parentItemID == nil {
        // What belongs to another item is bought along with it, and is no purchase of its own.
        plans.append(
          .plan(
            item.settings.planCode ?? "", product: item.productID, datacenter: try await datacenter(of: item),
            period: item.duration, quantity: item.settings.quantity ?? 1))
      }
    }
    contents.things.formUnion(PurchasedThing.plans(plans))
    if isAsked { contents.renewals = try await CartRenewals(client: client, cartID: cartID, items: items).prices() }
    return contents
  }

  func quote(isLast: Bool) async throws -> OrderPreview {
    isLast
      ? try await client.lastCheckoutPreview(cart: cartID) : try await client.checkoutPreview(cart: cartID)
  }

  func send(waivesRetraction: Bool) async throws -> PlacedOrder {
    // Never paid by this call: what was ordered is compared with what was quoted before anything is paid.
    try await client.placeOrder(cart: cartID, autoPay: false, waiveRetraction: waivesRetraction)
  }

  /// What is done with a name: the first word of the pricing mode, `create` of `create-premium`.
  private func action(_ item: CartItem) -> String {
    let mode = item.settings.pricingMode?.rawValue ?? ""
    return mode.split(separator: "-").first.map(String.init) ?? "create"
  }

  /// Where an item is delivered, by its configuration.
  private func datacenter(of item: CartItem) async throws -> String? {
    for id in item.configurations {
      let configuration = try await client.configuration(cart: cartID, item: item.id, configuration: id)
      let label = configuration.label
      if label == "dc" || label == "datacenter" || label.hasSuffix("_datacenter") { return configuration.value }
    }
    return nil
  }
}
