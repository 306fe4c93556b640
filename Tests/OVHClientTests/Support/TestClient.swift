import OVHClient

/// The keys of the known answers, from the test suites of python-ovh, go-ovh and php-ovh.
enum KnownKeys {
  static let secret = "9ufkBmLaTQ9nz5yMUlg79taH0GNnzDjk"
  static let consumerKey = "5mBuy6SUQcRw2ZUxg0cG68BoDKpED4KY"
  static let credentials = Credentials.applicationKeys(
    key: "7kbG7Bk7S9Nt7ZSV", secret: secret, consumerKey: consumerKey)
}

let testEndpoint = Endpoint(
  name: "ovh-eu", baseURL: "https://eu.api.ovh.com/1.0", tokenURL: "https://www.ovh.com/auth/oauth2/token")
let testCart = "c5f4b7a1-0000-4000-8000-000000000001"

func testClient(
  _ transport: any Transport, credentials: Credentials = KnownKeys.credentials, clock: ManualClock = ManualClock(),
  options: OVHClientOptions? = nil
) -> OVHClient {
  OVHClient(
    endpoint: testEndpoint, credentials: credentials, transport: transport, options: options ?? clock.options())
}

/// The error that a call ends with.
func failure(of call: () async throws -> some Any) async -> OVHError? {
  do {
    _ = try await call()
    return nil
  } catch {
    return error as? OVHError
  }
}
