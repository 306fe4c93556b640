extension OVHClient {
  /// Asks what can be done with a domain name (`GET /order/cart/{cartId}/domain`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - domain: the name: `example.fr`.
  /// - Throws: ``OVHError``.
  public func domainOffers(cart: String, domain: String) async throws -> [DomainOffer] {
    let path = try CallPath.join("order", "cart", cart, "domain")
    return try await call(APIRequest(.get, path, query: [("domain", domain)])).decoded()
  }

  /// Adds a domain name to a cart (`POST /order/cart/{cartId}/domain`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - domain: the name: `example.fr`.
  ///   - planCode: the extension, or nil for the default offer.
  ///   - pricingMode: the pricing mode of the offer, or nil for the default.
  ///   - duration: ISO 8601, `P1Y` to `P10Y`, or nil for the default.
  ///   - quantity: only 1 is possible; nil for the default.
  ///   - offerID: the former key of an offer, deprecated by the API.
  /// - Throws: ``OVHError``.
  public func addDomain(
    cart: String, domain: String, planCode: String? = nil, pricingMode: PricingMode? = nil, duration: String? = nil,
    quantity: Int64? = nil, offerID: String? = nil
  ) async throws -> CartItem {
    var body = JSONObject([("domain", .string(domain))])
    if let planCode { body["planCode"] = .string(planCode) }
    if let pricingMode { body["pricingMode"] = .string(pricingMode.rawValue) }
    if let duration { body["duration"] = .string(duration) }
    if let quantity { body["quantity"] = JSONValue(quantity) }
    if let offerID { body["offerId"] = .string(offerID) }
    let path = try CallPath.join("order", "cart", cart, "domain")
    return try await call(APIRequest(.post, path, body: .object(body))).decoded()
  }

  /// Lists the options of a domain name (`GET /order/cart/{cartId}/domain/options?domain=`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - domain: the name: `example.fr`.
  /// - Throws: ``OVHError``.
  public func domainOptions(cart: String, domain: String) async throws -> [GenericOption] {
    let path = try CallPath.join("order", "cart", cart, "domain", "options")
    return try await call(APIRequest(.get, path, query: [("domain", domain)])).decoded()
  }
}
