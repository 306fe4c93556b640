extension OVHClient {
  /// Lists the services whose options can be ordered (`GET /order/cartServiceOption/{product}`).
  /// - Parameter product: the product; see ``RouteTable/serviceOptionProducts``.
  /// - Throws: ``OVHError``.
  public func optionServiceNames(product: String) async throws -> [String] {
    try await call(APIRequest(.get, try CallPath.join("order", "cartServiceOption", product))).decoded()
  }

  /// Lists the options of a service already owned (`GET /order/cartServiceOption/{product}/{serviceName}`).
  /// - Parameters:
  ///   - product: the product.
  ///   - service: the service name.
  /// - Throws: ``OVHError``.
  public func serviceOptions(product: String, service: String) async throws -> [GenericOption] {
    try await call(APIRequest(.get, try CallPath.join("order", "cartServiceOption", product, service))).decoded()
  }

  /// Adds an option of a service to a cart (`POST /order/cartServiceOption/{product}/{serviceName}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - product: the product.
  ///   - service: the service name.
  ///   - planCode: the plan code of the option.
  ///   - duration: ISO 8601.
  ///   - pricingMode: the pricing mode.
  ///   - quantity: the quantity, 1 or more.
  /// - Throws: ``OVHError``.
  public func addServiceOption(
    cart: String, product: String, service: String, planCode: String, duration: String,
    pricingMode: PricingMode = .default, quantity: Int64 = 1
  ) async throws -> CartItem {
    let path = try CallPath.join("order", "cartServiceOption", product, service)
    let body: JSONValue = [
      "cartId": .string(cart), "planCode": .string(planCode), "duration": .string(duration),
      "pricingMode": .string(pricingMode.rawValue), "quantity": JSONValue(quantity),
    ]
    return try await call(APIRequest(.post, path, body: body)).decoded()
  }
}
