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

  /// Asks what a renewal would cost: `POST /service/{serviceId}/renew` with `dryRun`, sent once.
  /// - Parameters:
  ///   - service: the number of the service.
  ///   - duration: the period, ISO 8601.
  ///   - services: the numbers of all services that are renewed.
  ///   - isLast: whether it is asked right before the renewal, and does not queue behind the pace.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func renewalQuote(
    service: Int64, duration: String, services: [Int64], isLast: Bool
  ) async throws -> RenewalQuote {
    try await rehearse(renewal(service, duration, services, dryRun: true), isUrgent: isLast).decoded()
  }

  /// Renews services (`POST /service/{serviceId}/renew`), which makes an order: sent exactly once.
  /// - Parameters:
  ///   - service: the number of the service.
  ///   - duration: the period, ISO 8601.
  ///   - services: the numbers of all services that are renewed.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the order may exist.
  @_spi(Purchase)
  public func renew(service: Int64, duration: String, services: [Int64]) async throws -> PlacedOrder {
    try await spend(renewal(service, duration, services, dryRun: false)).decoded()
  }

  private func renewal(_ service: Int64, _ duration: String, _ services: [Int64], dryRun: Bool) -> APIRequest {
    let body: JSONValue = [
      "dryRun": .bool(dryRun), "duration": .string(duration), "services": .array(services.map { JSONValue($0) }),
    ]
    return APIRequest(.post, "/service/\(service)/renew", body: body, authentication: .signed)
  }

  /// Asks what an upgrade would cost (`GET /order/upgrade/{product}/{serviceName}/{planCode}`).
  /// - Parameters:
  ///   - product: the product.
  ///   - service: the service's name.
  ///   - plan: the plan code.
  ///   - quantity: the quantity, 1 or more.
  ///   - isLast: whether it is asked right before the upgrade, and does not queue behind the pace.
  /// - Throws: ``OVHError``.
  @_spi(Purchase)
  public func upgradeQuote(
    product: String, service: String, plan: String, quantity: Int64, isLast: Bool
  ) async throws -> OrderPreview {
    let path = try CallPath.join("order", "upgrade", product, service, plan)
    var request = APIRequest(.get, path, query: [("quantity", "\(quantity)")], authentication: .signed)
    request.isUrgent = isLast
    let answer: UpgradeAnswer<OrderPreview> = try await call(request).decoded()
    return answer.order
  }

  /// Upgrades a service (`POST /order/upgrade/{product}/{serviceName}/{planCode}`), which makes an order: sent exactly
  /// once.
  /// - Parameters:
  ///   - product: the product.
  ///   - service: the service's name.
  ///   - plan: the plan code.
  ///   - quantity: the quantity, 1 or more.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the order may exist.
  @_spi(Purchase)
  public func upgrade(product: String, service: String, plan: String, quantity: Int64) async throws -> PlacedOrder {
    let path = try CallPath.join("order", "upgrade", product, service, plan)
    // never paid by this call: what was ordered is compared with what was quoted before anything is paid
    let body: JSONValue = ["autoPayWithPreferredPaymentMethod": false, "quantity": JSONValue(quantity)]
    let answer: UpgradeAnswer<PlacedOrder> = try await spend(
      APIRequest(.post, path, body: body, authentication: .signed)
    ).decoded()
    return answer.order
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
