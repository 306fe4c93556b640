extension OVHClient {
  /// Lists what servers can be delivered where (`GET /dedicated/server/datacenter/availabilities`, unsigned).
  ///
  /// Without a plan it is about 9,000 entries and 4 MB.
  /// - Parameters:
  ///   - planCode: only this plan, or nil.
  ///   - datacenters: only these places; empty for all.
  /// - Throws: ``OVHError``.
  public func serverStock(planCode: String? = nil, datacenters: [String] = []) async throws -> [ServerStock] {
    var query: [(String, String)] = []
    if !datacenters.isEmpty { query.append(("datacenters", datacenters.joined(separator: ","))) }
    if let planCode { query.append(("planCode", planCode)) }
    return try await call(APIRequest(.get, "/dedicated/server/datacenter/availabilities", query: query)).decoded()
  }

  /// Lists where a VPS can be delivered, in the API's order (`GET /vps/order/rule/datacenter`, unsigned).
  /// - Parameters:
  ///   - planCode: the plan.
  ///   - subsidiary: the subsidiary in capitals.
  ///   - system: the operating system, or nil.
  /// - Throws: ``OVHError``.
  public func vpsStock(planCode: String, subsidiary: String, system: String? = nil) async throws -> [VPSStock] {
    var query = [("ovhSubsidiary", subsidiary), ("planCode", planCode)]
    if let system { query.append(("os", system)) }
    return try await call(APIRequest(.get, "/vps/order/rule/datacenter", query: query))
      .decoded(VPSStock.List.self).datacenters
  }
}
