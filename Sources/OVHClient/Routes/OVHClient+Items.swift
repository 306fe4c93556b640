extension OVHClient {
  /// Lists the ids of the items of a cart, options included (`GET /order/cart/{cartId}/item`).
  /// - Parameter cart: the cart id.
  /// - Throws: ``OVHError``.
  public func itemIDs(cart: String) async throws -> [Int64] {
    try await call(APIRequest(.get, try CallPath.join("order", "cart", cart, "item"))).decoded()
  }

  /// Reads an item (`GET /order/cart/{cartId}/item/{itemId}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  /// - Throws: ``OVHError``.
  public func item(cart: String, item: Int64) async throws -> CartItem {
    try await call(APIRequest(.get, try Self.itemPath(cart, item))).decoded()
  }

  /// Changes duration or quantity of an item (`PUT /order/cart/{cartId}/item/{itemId}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  ///   - duration: the new duration, ISO 8601, or nil to leave it.
  ///   - quantity: the new quantity, or nil to leave it.
  /// - Throws: ``OVHError``.
  public func updateItem(
    cart: String, item: Int64, duration: String? = nil, quantity: Int64? = nil
  ) async throws -> CartItem {
    var body = JSONObject()
    if let duration { body["duration"] = .string(duration) }
    if let quantity { body["quantity"] = JSONValue(quantity) }
    var request = APIRequest(.put, try Self.itemPath(cart, item), body: .object(body))
    request.isRepeatable = true
    return try await call(request).decoded()
  }

  /// Takes an item with its options out of a cart (`DELETE /order/cart/{cartId}/item/{itemId}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  /// - Throws: ``OVHError``.
  public func deleteItem(cart: String, item: Int64) async throws {
    _ = try await call(APIRequest(.delete, try Self.itemPath(cart, item)))
  }

  /// Lists the labels that an item may or must have (`GET …/item/{itemId}/requiredConfiguration`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  /// - Throws: ``OVHError``.
  public func requiredConfiguration(cart: String, item: Int64) async throws -> [ConfigurationRequirement] {
    try await call(APIRequest(.get, try Self.itemPath(cart, item) + "/requiredConfiguration")).decoded()
  }

  /// Lists the ids of the configurations of an item (`GET …/item/{itemId}/configuration`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  ///   - label: only those with this label, or nil for all.
  /// - Throws: ``OVHError``.
  public func configurationIDs(cart: String, item: Int64, label: String? = nil) async throws -> [Int64] {
    let query = label.map { [("label", $0)] } ?? []
    return try await call(APIRequest(.get, try Self.itemPath(cart, item) + "/configuration", query: query)).decoded()
  }

  /// Reads one configuration (`GET …/item/{itemId}/configuration/{configurationId}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  ///   - configuration: the configuration id.
  /// - Throws: ``OVHError``.
  public func configuration(cart: String, item: Int64, configuration: Int64) async throws -> ConfigurationItem {
    try await call(APIRequest(.get, try Self.itemPath(cart, item) + "/configuration/\(configuration)")).decoded()
  }

  /// Adds a label with its value; an older one of the same label stays (`POST …/item/{itemId}/configuration`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  ///   - label: the label.
  ///   - value: the value as text.
  /// - Throws: ``OVHError``; a wrong value is only refused by checkout.
  public func addConfiguration(
    cart: String, item: Int64, label: String, value: String
  ) async throws -> ConfigurationItem {
    let body: JSONValue = ["label": .string(label), "value": .string(value)]
    return try await call(APIRequest(.post, try Self.itemPath(cart, item) + "/configuration", body: body)).decoded()
  }

  /// Takes one configuration off an item (`DELETE …/item/{itemId}/configuration/{configurationId}`).
  /// - Parameters:
  ///   - cart: the cart id.
  ///   - item: the item id.
  ///   - configuration: the configuration id.
  /// - Throws: ``OVHError``.
  public func deleteConfiguration(cart: String, item: Int64, configuration: Int64) async throws {
    _ = try await call(APIRequest(.delete, try Self.itemPath(cart, item) + "/configuration/\(configuration)"))
  }

  private static func itemPath(_ cart: String, _ item: Int64) throws -> String {
    try CallPath.join("order", "cart", cart, "item", String(item))
  }
}
