extension OVHClient {
  /// Lists the ids of the account's orders (`GET /me/order`).
  /// - Parameters:
  ///   - from: only orders of this moment or later, or nil.
  ///   - to: only orders of this moment or earlier, or nil.
  /// - Throws: ``OVHError``.
  public func orderIDs(from: APIDate? = nil, to: APIDate? = nil) async throws -> [Int64] {
    var query: [(String, String)] = []
    if let from { query.append(("date.from", from.text)) }
    if let to { query.append(("date.to", to.text)) }
    return try await call(APIRequest(.get, "/me/order", query: query)).decoded()
  }

  /// Reads an order (`GET /me/order/{orderId}`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``.
  public func order(_ id: Int64) async throws -> Order {
    try await call(APIRequest(.get, "/me/order/\(id)")).decoded()
  }

  /// Reads the state of an order (`GET /me/order/{orderId}/status`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``; 404 may mean that the order is gone.
  public func orderStatus(_ id: Int64) async throws -> OrderStatus {
    try await call(APIRequest(.get, "/me/order/\(id)/status")).decoded()
  }

  /// Lists the ids of the lines of an order; empty just after checkout (`GET /me/order/{orderId}/details`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``.
  public func orderDetailIDs(_ id: Int64) async throws -> [Int64] {
    try await call(APIRequest(.get, "/me/order/\(id)/details")).decoded()
  }

  /// Reads one line of an order (`GET /me/order/{orderId}/details/{orderDetailId}`).
  /// - Parameters:
  ///   - id: the order id.
  ///   - detail: the line id.
  /// - Throws: ``OVHError``.
  public func orderDetail(_ id: Int64, detail: Int64) async throws -> OrderDetail {
    try await call(APIRequest(.get, "/me/order/\(id)/details/\(detail)")).decoded()
  }

  /// Reads what a line of an order is about (`GET /me/order/{orderId}/details/{orderDetailId}/extension`).
  /// - Parameters:
  ///   - id: the order id.
  ///   - detail: the line id.
  /// - Throws: ``OVHError``; 404 where a region does not serve it.
  public func orderDetailExtension(_ id: Int64, detail: Int64) async throws -> OrderDetailExtension {
    try await call(Self.dispensable("/me/order/\(id)/details/\(detail)/extension")).decoded()
  }

  /// Lists the operations that deliver a line of an order
  /// (`GET /me/order/{orderId}/details/{orderDetailId}/operations`).
  /// - Parameters:
  ///   - id: the order id.
  ///   - detail: the line id.
  /// - Throws: ``OVHError``; 404 where a region does not serve it.
  public func orderOperationIDs(_ id: Int64, detail: Int64) async throws -> [Int64] {
    try await call(Self.dispensable("/me/order/\(id)/details/\(detail)/operations")).decoded()
  }

  /// Reads an operation (`GET /me/order/{orderId}/details/{orderDetailId}/operations/{operationId}`).
  /// - Parameters:
  ///   - id: the order id.
  ///   - detail: the line id.
  ///   - operation: the operation's number.
  /// - Throws: ``OVHError``.
  public func orderOperation(_ id: Int64, detail: Int64, operation: Int64) async throws -> OrderOperation {
    try await call(Self.dispensable("/me/order/\(id)/details/\(detail)/operations/\(operation)")).decoded()
  }

  /// Reads how far an order has come (`GET /me/order/{orderId}/followUp`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``.
  public func followUp(order id: Int64) async throws -> [FollowUpStep] {
    try await call(APIRequest(.get, "/me/order/\(id)/followUp")).decoded()
  }

  /// Lists the registered means that can pay an order (`GET /me/order/{orderId}/availableRegisteredPaymentMean`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``.
  public func availablePaymentMeans(order id: Int64) async throws -> [RegisteredPaymentMean] {
    try await call(APIRequest(.get, "/me/order/\(id)/availableRegisteredPaymentMean")).decoded()
  }

  /// Lists the methods that can pay an order (`GET /me/order/{orderId}/paymentMethods`).
  /// - Parameter id: the order id.
  /// - Throws: ``OVHError``.
  public func paymentMethods(order id: Int64) async throws -> OrderPaymentMethods {
    try await call(APIRequest(.get, "/me/order/\(id)/paymentMethods")).decoded()
  }

  /// A call that tells more of an order where it is served.
  private static func dispensable(_ path: String) -> APIRequest {
    var request = APIRequest(.get, path)
    request.isDispensable = true
    return request
  }
}
