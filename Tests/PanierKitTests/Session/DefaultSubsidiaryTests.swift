import OVHClient
import PanierKit
import PanierOrdering
import PanierTesting
import PanierVM
import Synchronization
import Testing

/// Whose catalogue, currency and tax a cart has that names none.
@Suite struct DefaultSubsidiaryTests {
  /// An API of any region, of which only carts and the account matter.
  private final class Region: Transport {
    private let account: JSONValue?
    let asked = Mutex<[String]>([])

    /// - Parameter account: the subsidiary that `/me` tells; nil where the credential may not ask.
    init(account: String?) { self.account = account.map { ["nichandle": "xx1-ovh", "ovhSubsidiary": .string($0)] } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      if request.url.hasSuffix("/auth/time") { return TransportResponse(status: 200, body: Array("1800000000".utf8)) }
      if request.url.hasSuffix("/me") {
        guard let account else {
          let refusal: JSONValue = ["errorCode": "NOT_GRANTED_CALL", "message": "This call has not been granted"]
          return TransportResponse(status: 403, body: refusal.bytes)
        }
        asked.withLock { $0.append("me") }
        return TransportResponse(status: 200, body: account.bytes)
      }
      if let body = request.body, let code = try? JSONValue(parsing: body)["ovhSubsidiary"]?.string {
        asked.withLock { $0.append(code) }
      }
      let cart: JSONValue = ["cartId": "c", "description": "", "expire": nil, "items": [], "readOnly": false]
      return TransportResponse(status: 200, body: cart.bytes)
    }
  }

  private func asked(
    _ endpoint: String, account: String?, operator chosen: String? = nil, credentials: Credentials = .simulator,
    _ script: String = "cart.new{ keep = true } cart.new{ keep = true }"
  ) async throws -> [String] {
    let region = Region(account: account)
    let client = OVHClient(
      endpoint: try Endpoint(named: endpoint), credentials: credentials, transport: region,
      options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
    let spending = SpendingGuard(
      client: client, endpoint: endpoint, limits: SpendingLimits(), consent: ConsentGivenBeforehand())
    let session = PanierSession(client: client, spending: spending, subsidiary: chosen)
    _ = try await PanierHost(session: session).run(script, name: "test.lua")
    return region.asked.withLock { $0 }
  }

  @Test func isTheAccountsAndAskedForOnce() async throws {
    #expect(try await asked("ovh-eu", account: "DE") == ["me", "DE", "DE"])
    #expect(try await asked("ovh-ca", account: "QC") == ["me", "QC", "QC"])
    #expect(try await asked("https://api.example/1.0", account: "DE") == ["me", "DE", "DE"])
  }

  @Test func isTheOperatorsBeforeTheAccounts() async throws {
    #expect(try await asked("ovh-eu", account: "DE", operator: "ES") == ["ES", "ES"])
  }

  @Test func isTheEndpointsWhereTheAccountDoesNotTell() async throws {
    #expect(try await asked("ovh-eu", account: nil) == ["FR", "FR"])
    #expect(try await asked("ovh-us", account: nil) == ["US", "US"])
    #expect(try await asked("ovh-ca", account: nil, credentials: .none) == ["CA", "CA"])
    #expect(try await asked("https://api.example/1.0", account: nil) == ["FR", "FR"])
  }

  @Test func isNeverOneThatTheEndpointRefuses() async throws {
    #expect(try await asked("ovh-us", account: "FR") == ["me", "US", "US"])
    #expect(try await asked("ovh-eu", account: "EU") == ["me", "FR", "FR"])
  }

  @Test func theScriptsOwnIsSentAsItIs() async throws {
    #expect(try await asked("ovh-us", account: "US", "cart.new{ subsidiary = 'fr', keep = true }") == ["FR"])
  }
}
