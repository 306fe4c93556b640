extension OVHClient {
  /// Lists the plans of a product (`GET /order/cart/{cartId}/{product}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - product: the product's name in the path: `webHosting`, `vps`, `eco`.
  ///   - query: further parameters, such as `planCode` where the product takes it.
  /// - Throws: ``OVHError``.
  public func offers(cart: String, product: String, query: [(String, String)] = []) async throws -> [GenericOffer] {
    try await call(APIRequest(.get, try CallPath.join("order", "cart", cart, product), query: query)).decoded()
  }

  /// Adds a plan to a cart (`POST /order/cart/{cartId}/{product}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - product: the product's name in the path.
  ///   - planCode: the plan code.
  ///   - duration: the duration of its price with the capacity `renew`, ISO 8601.
  ///   - pricingMode: the pricing mode.
  ///   - quantity: the quantity, 1 or more.
  ///   - extra: further keys that single products take.
  /// - Throws: ``OVHError``.
  public func addItem(
    cart: String, product: String, planCode: String, duration: String, pricingMode: PricingMode = .default,
    quantity: Int64 = 1, extra: JSONObject = JSONObject()
  ) async throws -> CartItem {
    let path = try CallPath.join("order", "cart", cart, product)
    let body = Self.planBody(planCode, duration, pricingMode, quantity, extra)
    return try await call(APIRequest(.post, path, body: .object(body))).decoded()
  }

  /// Lists the options of a plan (`GET /order/cart/{cartId}/{product}/options?planCode=`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - product: the product's name in the path.
  ///   - planCode: the plan code.
  /// - Returns: the options; none of a product that has no such route, all of one whose route takes no plan code.
  /// - Throws: ``OVHError``.
  public func options(cart: String, product: String, planCode: String) async throws -> [GenericOption] {
    let path = try CallPath.join("order", "cart", cart, product, "options")
    guard let route = RouteTable.shared.operation(.get, path) else { return [] }
    let query = route.query.contains { $0.name == "planCode" } ? [("planCode", planCode)] : []
    return try await call(APIRequest(.get, path, query: query)).decoded()
  }

  /// Adds an option to an item (`POST /order/cart/{cartId}/{product}/options`); it becomes an item of its own.
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - product: the product's name in the path.
  ///   - item: the id of the parent item.
  ///   - planCode: the plan code of the option.
  ///   - duration: ISO 8601.
  ///   - pricingMode: the pricing mode.
  ///   - quantity: the quantity, 1 or more.
  ///   - extra: further keys that single products take.
  /// - Throws: ``OVHError``.
  public func addOption(
    cart: String, product: String, item: Int64, planCode: String, duration: String,
    pricingMode: PricingMode = .default, quantity: Int64 = 1, extra: JSONObject = JSONObject()
  ) async throws -> CartItem {
    let path = try CallPath.join("order", "cart", cart, product, "options")
    var body = Self.planBody(planCode, duration, pricingMode, quantity, extra)
    body["itemId"] = JSONValue(item)
    return try await call(APIRequest(.post, path, body: .object(body))).decoded()
  }

  private static func planBody(
    _ planCode: String, _ duration: String, _ pricingMode: PricingMode, _ quantity: Int64, _ extra: JSONObject
  ) -> JSONObject {
    var body = extra
    body["planCode"] = .string(planCode)
    body["duration"] = .string(duration)
    body["pricingMode"] = .string(pricingMode.rawValue)
    body["quantity"] = JSONValue(quantity)
    return body
  }
}
