extension OVHClient {
  /// Reads what the registry of a name asks for (`GET /domain/configurationRule`).
  /// - Parameters:
  ///   - domain: the name: `example.fr`.
  ///   - action: what is to be done with it.
  /// - Throws: ``OVHError``.
  public func configurationRule(domain: String, action: DomainAction) async throws -> DomainRule {
    let query = [("action", action.rawValue), ("domain", domain)]
    return try await call(APIRequest(.get, "/domain/configurationRule", query: query)).decoded()
  }

  /// Holds data against what the registry of a name asks for (`POST /domain/configurationRule/check`).
  ///
  /// Nothing is changed by it.
  /// - Parameters:
  ///   - domain: the name: `example.fr`.
  ///   - action: what is to be done with it.
  ///   - data: the data that the order would have.
  /// - Throws: ``OVHError`` with status 400 and the class `Client::BadRequest::DOMDOCRuleNotRespected` where the data
  ///   does not do; its `details` have one key for each constraint that is broken, `owner.city`, and keys of the API's
  ///   own that begin with an underscore.
  public func checkConfigurationRule(domain: String, action: DomainAction, data: DomainRuleData) async throws {
    let query = [("action", action.rawValue), ("domain", domain)]
    _ = try await call(APIRequest(.post, "/domain/configurationRule/check", query: query, body: data.json))
  }
}
