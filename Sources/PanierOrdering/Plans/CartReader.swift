package import OVHClient

/// Reads what is in a cart, as a plan holds it.
package struct CartReader {
  let client: OVHClient
  let cart: String
  /// The owned services whose options are in it, by item.
  let services: [Int64: CartOrigin.Service]

  /// Names a cart.
  package init(client: OVHClient, cart: String, services: [Int64: CartOrigin.Service]) {
    self.client = client
    self.cart = cart
    self.services = services
  }

  /// The items, options below what they belong to, without what they cost later.
  package func items() async throws -> [PlannedItem] {
    var read: [(item: CartItem, configuration: [PlannedValue])] = []
    for id in try await client.itemIDs(cart: cart) {
      let item = try await client.item(cart: cart, item: id)
      var values: [PlannedValue] = []
      for configuration in item.configurations {
        let found = try await client.configuration(cart: cart, item: id, configuration: configuration)
        values.append(PlannedValue(label: found.label, value: found.value))
      }
      read.append((item, values.sorted { ($0.label, $0.value) < ($1.label, $1.value) }))
    }
    let known = Set(read.map(\.item.id))
    return read.filter { $0.item.parentItemID.map { !known.contains($0) } ?? true }
      .map { planned($0.item, $0.configuration, product: product(of: $0.item), among: read) }
  }

  private func planned(
    _ item: CartItem, _ configuration: [PlannedValue], product: String,
    among all: [(item: CartItem, configuration: [PlannedValue])]
  ) -> PlannedItem {
    PlannedItem(
      product: product, plan: item.settings.planCode ?? "", domain: item.settings.domain,
      service: services[item.id]?.name, duration: item.duration ?? "",
      mode: item.settings.pricingMode?.rawValue ?? "", quantity: item.settings.quantity ?? 1,
      configuration: configuration,
      options: all.filter { $0.item.parentItemID == item.id }
        .map { planned($0.item, $0.configuration, product: product, among: all) })
  }

  private func product(of item: CartItem) -> String {
    if let service = services[item.id] { return service.product }
    // The API calls a domain's item by names of its own: domainblog.
    return item.settings.domain?.isEmpty == false ? "domain" : item.productID
  }
}
