extension OVHClient {
  /// Lists the numbers of the services that the account owns (`GET /services`).
  /// - Parameter name: only those of this name, or nil.
  /// - Throws: ``OVHError``.
  public func serviceIDs(named name: String? = nil) async throws -> [Int64] {
    let query = name.map { [("resourceName", $0)] } ?? []
    return try await call(APIRequest(.get, "/services", query: query)).decoded()
  }

  /// Lists the names of the services of a kind (`GET /domain` and its like).
  /// - Parameter kind: the kind.
  /// - Throws: ``OVHError``.
  public func serviceNames(of kind: ServiceKind) async throws -> [String] {
    try await call(APIRequest(.get, kind.path)).decoded()
  }

  /// Reads whether and how a service is renewed (`GET /domain/{serviceName}/serviceInfos` and its like).
  /// - Parameters:
  ///   - service: the service's name.
  ///   - kind: its kind.
  /// - Throws: ``OVHError``.
  public func infos(of service: String, _ kind: ServiceKind) async throws -> ServiceInfos {
    try await call(APIRequest(.get, try kind.infosPath(of: service))).decoded()
  }

  /// Reads a service (`GET /services/{serviceId}`).
  /// - Parameter id: the service's number.
  /// - Throws: ``OVHError``.
  public func service(_ id: Int64) async throws -> ExpandedService {
    try await call(APIRequest(.get, "/services/\(id)")).decoded()
  }

  /// Lists the periods for which a service can be renewed, and what with (`GET /service/{serviceId}/renew`).
  /// - Parameter id: the service's number.
  /// - Throws: ``OVHError``.
  public func renewals(service id: Int64) async throws -> [RenewalPeriod] {
    try await call(APIRequest(.get, "/service/\(id)/renew")).decoded()
  }

  /// Lists the plans that a service can be upgraded to (`GET /order/upgrade/{product}/{serviceName}`).
  /// - Parameters:
  ///   - product: the product; see ``RouteTable/upgradeProducts``.
  ///   - service: the service's name.
  /// - Throws: ``OVHError``.
  public func upgrades(product: String, service: String) async throws -> [GenericOffer] {
    try await call(APIRequest(.get, try CallPath.join("order", "upgrade", product, service))).decoded()
  }
}
