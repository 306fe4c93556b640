extension OVHClient {
  /// Creates a cart (`POST /order/cart`).
  /// - Parameters:
  ///   - subsidiary: the subsidiary in capitals: `FR`.
  ///   - description: a text to find the cart again by, or nil.
  ///   - expire: when the cart ends, or nil for a day from now.
  /// - Throws: ``OVHError``.
  public func createCart(
    subsidiary: String, description: String? = nil, expire: APIDate? = nil
  ) async throws -> Cart {
    var body: JSONObject = JSONObject([("ovhSubsidiary", .string(subsidiary))])
    if let description { body["description"] = .string(description) }
    if let expire { body["expire"] = .string(expire.text) }
    return try await call(APIRequest(.post, "/order/cart", body: .object(body))).decoded()
  }

  /// Reads a cart (`GET /order/cart/{cartId}`).
  /// - Parameter id: the cart id.
  /// - Throws: ``OVHError``.
  public func cart(_ id: String) async throws -> Cart {
    try await call(APIRequest(.get, try CallPath.join("order", "cart", id))).decoded()
  }

  /// Lists the ids of the carts that are assigned to the caller (`GET /order/cart`).
  /// - Parameter description: only carts with exactly this description, or nil for all.
  /// - Throws: ``OVHError``.
  public func cartIDs(description: String? = nil) async throws -> [String] {
    let query = description.map { [("description", $0)] } ?? []
    return try await call(APIRequest(.get, "/order/cart", query: query)).decoded()
  }

  /// Changes description or end of a cart (`PUT /order/cart/{cartId}`).
  /// - Parameters:
  ///   - id: the cart id.
  ///   - description: the new description, or nil to leave it.
  ///   - expire: the new end, or nil to leave it.
  /// - Throws: ``OVHError``.
  public func updateCart(_ id: String, description: String? = nil, expire: APIDate? = nil) async throws -> Cart {
    var body = JSONObject()
    if let description { body["description"] = .string(description) }
    if let expire { body["expire"] = .string(expire.text) }
    var request = APIRequest(.put, try CallPath.join("order", "cart", id), body: .object(body))
    request.isRepeatable = true
    return try await call(request).decoded()
  }

  /// Deletes a cart (`DELETE /order/cart/{cartId}`); sent again after faults that pass.
  /// - Parameter id: the cart id.
  /// - Throws: ``OVHError``; 404 also when an earlier attempt had deleted it and its answer was lost.
  public func deleteCart(_ id: String) async throws {
    var request = APIRequest(.delete, try CallPath.join("order", "cart", id))
    request.isRepeatable = true
    _ = try await call(request)
  }

  /// Whether a call makes a cart, however its path is spelled.
  /// - Parameter request: the call.
  public static func makesCart(_ request: APIRequest) -> Bool {
    guard request.method == .post, let path = try? CallPath(request.path, method: .post) else { return false }
    return ([path.parts] + path.readings).contains { $0.map { $0.lowercased() } == ["order", "cart"] }
  }

  /// Binds a cart to the calling account (`POST /order/cart/{cartId}/assign`); a second time is an error of the API.
  /// - Parameter id: the cart id.
  /// - Throws: ``OVHError``.
  public func assignCart(_ id: String) async throws {
    let path = try CallPath.join("order", "cart", id, "assign")
    _ = try await call(APIRequest(.post, path, authentication: .signed))
  }

  /// Reads the order as it stands; checks nothing (`GET /order/cart/{cartId}/summary`).
  /// - Parameter cart: the cart id.
  /// - Throws: ``OVHError``.
  public func summary(cart: String) async throws -> OrderPreview {
    try await call(APIRequest(.get, try CallPath.join("order", "cart", cart, "summary"))).decoded()
  }

  /// Validates the cart and reads what the order will cost, without ordering (`GET /order/cart/{cartId}/checkout`).
  /// - Parameter cart: the cart id.
  /// - Throws: ``OVHError``; 400 names what is missing.
  public func checkoutPreview(cart: String) async throws -> OrderPreview {
    let path = try CallPath.join("order", "cart", cart, "checkout")
    return try await call(APIRequest(.get, path, authentication: .signed)).decoded()
  }

  /// Lists the voucher codes of a cart (`GET /order/cart/{cartId}/coupon`).
  /// - Parameter cart: the cart id.
  /// - Throws: ``OVHError``.
  public func coupons(cart: String) async throws -> [String] {
    try await call(APIRequest(.get, try CallPath.join("order", "cart", cart, "coupon"))).decoded()
  }

  /// Adds a voucher code and lists all (`POST /order/cart/{cartId}/coupon`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - coupon: the code.
  /// - Throws: ``OVHError``.
  public func addCoupon(cart: String, coupon: String) async throws -> [String] {
    let path = try CallPath.join("order", "cart", cart, "coupon")
    return try await call(APIRequest(.post, path, body: ["coupon": .string(coupon)])).decoded()
  }

  /// Takes a voucher code off and lists the rest (`DELETE /order/cart/{cartId}/coupon?coupon=`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - coupon: the code.
  /// - Throws: ``OVHError``.
  @discardableResult
  public func removeCoupon(cart: String, coupon: String) async throws -> [String] {
    let path = try CallPath.join("order", "cart", cart, "coupon")
    return try await call(APIRequest(.delete, path, query: [("coupon", coupon)])).decoded()
  }
}
