import OVHClient

/// The subsidiary of carts and catalogues that name none, found out once.
///
/// It is the operator's, else the account's, else the first one of the endpoint; never one that the endpoint refuses.
actor DefaultSubsidiary {
  private let chosen: String?
  private var found: String?

  /// - Parameter chosen: the operator's choice in upper case, or nil.
  init(chosen: String?) { self.chosen = chosen }

  /// The subsidiary to sell to.
  func value(_ client: OVHClient) async throws -> String {
    if let known = chosen ?? found { return known }
    let sold = client.endpoint.subsidiaries
    let own = client.credentials.canSign ? try await account(client) : nil
    let value = own.flatMap { sold.isEmpty || sold.contains($0) ? $0 : nil } ?? sold.first ?? "FR"
    found = value
    return value
  }

  /// The account's subsidiary; nil where the credential may not ask or the account does not say.
  private func account(_ client: OVHClient) async throws -> String? {
    do {
      return try await client.account().ovhSubsidiary
    } catch let error as OVHError where [.authentication, .api, .decoding].contains(error.kind) {
      return nil
    }
  }
}
