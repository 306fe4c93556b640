extension OVHClient {
  /// Reads a public catalogue, decoded (`GET /order/catalog/public/{product}`).
  /// - Parameters:
  ///   - product: the product: `eco`, `vps`, `domain`; see ``RouteTable/catalogProducts``.
  ///   - subsidiary: the subsidiary in capitals: `FR`.
  /// - Throws: ``OVHError``.
  public func catalog(product: String, subsidiary: String) async throws -> Catalog {
    try await catalogResponse(product: product, subsidiary: subsidiary).decoded()
  }

  /// Reads a public catalogue as it came, to be kept in a cache; 3 to 5 MB for servers, about 30 MB for domains.
  /// - Parameters:
  ///   - product: the product.
  ///   - subsidiary: the subsidiary in capitals.
  /// - Throws: ``OVHError``.
  public func catalogResponse(product: String, subsidiary: String) async throws -> APIResponse {
    let path = try CallPath.join("order", "catalog", "public", product)
    return try await call(APIRequest(.get, path, query: [("ovhSubsidiary", subsidiary)]))
  }

  /// Lists the extensions that OVHcloud sells (`GET /domain/extensions`).
  /// - Parameter subsidiary: the subsidiary in capitals, or nil for all.
  /// - Throws: ``OVHError``.
  public func domainExtensions(subsidiary: String? = nil) async throws -> [String] {
    try await domainExtensionsResponse(subsidiary: subsidiary).decoded()
  }

  /// Lists the extensions as they came, to be kept in a cache.
  /// - Parameter subsidiary: the subsidiary in capitals, or nil for all.
  /// - Throws: ``OVHError``.
  public func domainExtensionsResponse(subsidiary: String? = nil) async throws -> APIResponse {
    let query = subsidiary.map { [("ovhSubsidiary", $0)] } ?? []
    return try await call(APIRequest(.get, "/domain/extensions", query: query))
  }
}
