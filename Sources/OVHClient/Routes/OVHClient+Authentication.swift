extension OVHClient {
  /// Asks for a consumer key, which its holder must then validate in a browser (`POST /auth/credential`).
  /// - Parameters:
  ///   - rules: what the key may call.
  ///   - redirection: where the browser goes afterwards, or nil.
  ///   - allowedIPs: the networks the key may be used from, CIDR; empty for all.
  /// - Throws: ``OVHError``.
  public func requestCredential(
    rules: [AccessRule] = AccessRule.ordering, redirection: String? = nil, allowedIPs: [String] = []
  ) async throws -> CredentialRequest {
    var body = JSONObject([
      ("accessRules", .array(rules.map { ["method": .string($0.method), "path": .string($0.path)] }))
    ])
    if let redirection { body["redirection"] = .string(redirection) }
    if !allowedIPs.isEmpty { body["allowedIPs"] = .array(allowedIPs.map(JSONValue.string)) }
    return try await call(APIRequest(.post, "/auth/credential", body: .object(body), authentication: .none)).decoded()
  }

  /// Reads the credential in use (`GET /auth/currentCredential`).
  /// - Throws: ``OVHError``.
  public func currentCredential() async throws -> Credential {
    try await call(APIRequest(.get, "/auth/currentCredential", authentication: .signed)).decoded()
  }

  /// Reads who is calling (`GET /auth/details`).
  /// - Throws: ``OVHError``.
  public func authenticationDetails() async throws -> AuthenticationDetails {
    try await call(APIRequest(.get, "/auth/details", authentication: .signed)).decoded()
  }

  /// Ends the credential in use (`POST /auth/logout`).
  /// - Throws: ``OVHError``.
  public func logout() async throws {
    _ = try await call(APIRequest(.post, "/auth/logout", authentication: .signed))
  }
}
