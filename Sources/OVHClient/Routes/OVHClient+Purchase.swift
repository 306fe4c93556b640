extension OVHClient {
  /// Keeps every other write of this client away from a cart, until ``endCheckout(cart:)``.
  ///
  /// Writes that are on their way are waited for; later ones are refused.
  /// - Parameter cart: the cart id.
  /// - Returns: false when the cart is being checked out already.
  @_spi(Purchase)
  public func beginCheckout(cart: String) async -> Bool { await cartsInCheckout.begin(cart) }

  /// Lets writes at a cart again.
  /// - Parameter cart: the cart id.
  @_spi(Purchase)
  public func endCheckout(cart: String) { cartsInCheckout.end(cart) }

  /// Asks for the validated price once more, right before the order, without queueing behind the pace.
  /// - Parameter cart: the cart id.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func lastCheckoutPreview(cart: String) async throws -> OrderPreview {
    var request = APIRequest(.get, try CallPath.join("order", "cart", cart, "checkout"), authentication: .signed)
    request.isUrgent = true
    return try await call(request).decoded()
  }

  /// Asks for the server's time right before the call that buys, without queueing behind the pace: seconds since 1970.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func lastServerTime() async throws -> Int64 { try await serverTime(isUrgent: true) }

  /// Places the order of a cart (`POST /order/cart/{cartId}/checkout`): sent exactly once, never retried, never given up.
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - autoPay: true to pay with the account's default method at once.
  ///   - waiveRetraction: true to give up the right of withdrawal.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the order may exist.
  @_spi(Purchase)
  public func placeOrder(cart: String, autoPay: Bool, waiveRetraction: Bool) async throws -> PlacedOrder {
    // the API spells the second key like this
    let body: JSONValue = [
      "autoPayWithPreferredPaymentMethod": .bool(autoPay), "waiveRetractationPeriod": .bool(waiveRetraction),
    ]
    let path = try CallPath.join("order", "cart", cart, "checkout")
    return try await spend(APIRequest(.post, path, body: body, authentication: .signed)).decoded()
  }

  /// Pays an order with a payment method of the account (`POST /me/order/{orderId}/pay`).
  /// - Parameters:
  ///   - order: the order id.
  ///   - method: the payment method id.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the payment may be under way.
  @_spi(Purchase)
  public func pay(order: Int64, method: Int64) async throws {
    let body: JSONValue = ["paymentMethod": ["id": JSONValue(method)]]
    _ = try await spend(APIRequest(.post, "/me/order/\(order)/pay", body: body, authentication: .signed))
  }

  /// Pays an order with a registered means (`POST /me/order/{orderId}/payWithRegisteredPaymentMean`).
  /// - Parameters:
  ///   - order: the order id.
  ///   - mean: `fidelityAccount`, `ovhAccount`, `bankAccount`, `creditCard`, `paypal`, …
  ///   - meanID: the id that bankAccount, creditCard and paypal need; nil for others.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the payment may be under way.
  @_spi(Purchase)
  public func pay(order: Int64, mean: String, meanID: Int64? = nil) async throws {
    var body = JSONObject([("paymentMean", .string(mean))])
    if let meanID { body["paymentMeanId"] = JSONValue(meanID) }
    let path = "/me/order/\(order)/payWithRegisteredPaymentMean"
    _ = try await spend(APIRequest(.post, path, body: .object(body), authentication: .signed))
  }

  /// Gives up the right to withdraw from an order (`POST /me/order/{orderId}/waiveRetraction`).
  /// - Parameter order: the order id.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func waiveRetraction(order: Int64) async throws {
    _ = try await spend(APIRequest(.post, "/me/order/\(order)/waiveRetraction", authentication: .signed))
  }

  /// Withdraws from an order (`POST /me/order/{orderId}/retraction`).
  /// - Parameters:
  ///   - order: the order id.
  ///   - reason: a value of `billing.order.RetractionReasonEnum`.
  ///   - comment: free text, or nil.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func retract(order: Int64, reason: String, comment: String? = nil) async throws {
    var body = JSONObject([("reason", .string(reason))])
    if let comment { body["comment"] = .string(comment) }
    let path = "/me/order/\(order)/retraction"
    _ = try await spend(APIRequest(.post, path, body: .object(body), authentication: .signed))
  }
}
