import DomainNames
import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `item:update`: another period or quantity, checked against what is offered.
enum ItemUpdate {
  private struct Changes: LuaOptionTable {
    @LuaOption("the new period") var duration: Period?
    @LuaOption("the new quantity") var quantity: Int64?
  }

  static let update = LuaFunction(
    "Item:update", on: ItemObject.self, "Changes the period or the quantity: PUT /order/cart/{cartId}/item/{itemId}.",
    details: "Both are checked against the offer first, since the API answers a wrong period with a sentence about "
      + "something else. Options are left to the API.",
    parameters: .required("changes", Changes.self, "what to change"),
    results: [ResultDoc(.object("Item"), "the item")],
    errors: ["free-example.fr is not sold for P7M; choose one of P1Y, P2Y, P3Y"],
    example: """
      local c = cart.new()
      print(c:add(c:offers("free-example.fr"):cheapest()):update{ duration = "P3Y" }.duration)  --> P3Y
      """,
    waiting: { call, item, changes in
      let client = try call.session.client
      let duration = changes.duration?.description
      let quantity = changes.quantity
      let word = try await offered(duration, quantity, for: item, client)
      let updated = try await client.updateItem(
        cart: item.cart.id, item: item.id, duration: duration == nil ? nil : word, quantity: quantity)
      item.update(updated)
      return .one(.object(item))
    })

  /// The period in the offer's own word.
  /// - Throws: ``DurationNotOffered`` or ``QuantityNotOffered``.
  private static func offered(
    _ duration: String?, _ quantity: Int64?, for item: ItemObject, _ client: OVHClient
  ) async throws -> String? {
    let current = item.item
    if let service = item.service { return try await offered(duration, quantity, for: item, of: service, client) }
    guard current.parentItemID == nil, let product = try? ItemOption.product(of: item),
      let period = try (duration ?? current.duration).map({ try Period($0) })
    else { return duration }
    if product.isDomain {
      guard (quantity ?? 1) == 1 else {
        throw QuantityNotOffered(name: item.name, asked: quantity ?? 1, minimum: 1, maximum: 1)
      }
      let name = try InternationalName(withSuffix: item.name)
      let offers = try await CartReading.offers(for: name, in: item.cart, client)
      let own = offers.first { $0.offer.pricingMode == current.settings.pricingMode } ?? offers.first
      guard let durations = own?.offer.durations, !durations.isEmpty else { return duration }
      guard let word = durations.first(where: { (try? Period($0)) == period }) else {
        throw DurationNotOffered(name: item.name, asked: period.description, offered: durations)
      }
      return word
    }
    let plans = try await CartReading.plans(of: product, plan: current.settings.planCode, in: item.cart, client)
    return try PlanPrice.pick(
      plans.flatMap(\.prices), of: item.name, duration: period, mode: current.settings.pricingMode?.rawValue,
      quantity: quantity ?? current.settings.quantity ?? 1
    ).duration
  }

  /// The period of an option of an owned service in the offer's own word.
  private static func offered(
    _ duration: String?, _ quantity: Int64?, for item: ItemObject, of service: OwnedService, _ client: OVHClient
  ) async throws -> String? {
    let current = item.item
    let code = current.settings.planCode ?? ""
    let option = try await service.option(code, client)
    return try PlanPrice.pick(
      option.prices, of: code, duration: try (duration ?? current.duration).map { try Period($0) },
      mode: current.settings.pricingMode?.rawValue, quantity: quantity ?? current.settings.quantity ?? 1
    ).duration
  }
}
