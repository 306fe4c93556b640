extension OVHClient {
  /// Reads the account behind the credential (`GET /me`).
  /// - Throws: ``OVHError``.
  public func account() async throws -> Account {
    try await call(APIRequest(.get, "/me")).decoded()
  }

  /// Lists the ids of the account's contacts (`GET /me/contact`).
  /// - Throws: ``OVHError``.
  public func contactIDs() async throws -> [Int64] {
    try await call(APIRequest(.get, "/me/contact")).decoded()
  }

  /// Reads a contact (`GET /me/contact/{contactId}`).
  /// - Parameter id: the contact id.
  /// - Throws: ``OVHError``.
  public func contact(_ id: Int64) async throws -> Contact {
    try await call(APIRequest(.get, "/me/contact/\(id)")).decoded()
  }

  /// Makes a contact (`POST /me/contact`).
  /// - Parameter fields: its fields by the API's names.
  /// - Throws: ``OVHError``.
  public func createContact(_ fields: JSONObject) async throws -> Contact {
    try await call(APIRequest(.post, "/me/contact", body: .object(fields))).decoded()
  }

  /// Changes a contact (`PUT /me/contact/{contactId}`); what is not named stays as it is.
  /// - Parameters:
  ///   - id: the contact id.
  ///   - fields: the new fields by the API's names.
  /// - Throws: ``OVHError``.
  public func updateContact(_ id: Int64, _ fields: JSONObject) async throws -> Contact {
    try await call(APIRequest(.put, "/me/contact/\(id)", body: .object(fields))).decoded()
  }

  /// Lists the ids of the account's payment methods (`GET /me/payment/method`).
  /// - Parameters:
  ///   - isDefault: only the default one (true) or the others (false), or nil for all.
  ///   - status: only those in this state, or nil for all.
  /// - Throws: ``OVHError``.
  public func paymentMethodIDs(
    isDefault: Bool? = nil, status: PaymentMethodStatus? = nil
  ) async throws -> [Int64] {
    var query: [(String, String)] = []
    if let isDefault { query.append(("default", isDefault ? "true" : "false")) }
    if let status { query.append(("status", status.rawValue)) }
    return try await call(APIRequest(.get, "/me/payment/method", query: query)).decoded()
  }

  /// Reads a payment method (`GET /me/payment/method/{paymentMethodId}`).
  /// - Parameter id: the payment method id.
  /// - Throws: ``OVHError``.
  public func paymentMethod(_ id: Int64) async throws -> PaymentMethod {
    try await call(APIRequest(.get, "/me/payment/method/\(id)")).decoded()
  }
}
