import OVHClient
import Testing

@Suite struct OVHConfigurationTests {
  private static let keys = """
    ; the keys of production
    [default]
    endpoint = ovh-ca

    [ovh-eu]
    application_key=AK1
    application_secret=AS1
    consumer_key=CK1
    [ovh-ca]
    application_key: "AK2"
    application_secret: AS2
    """

  private func configuration(
    _ texts: String..., endpoint: String? = nil, profile: String? = nil, environment: [String: String] = [:],
    defaultEndpoint: Endpoint? = nil
  ) throws -> OVHConfiguration {
    let names = ["./ovh.conf", "~/.ovh.conf", "/etc/ovh.conf"]
    return try OVHConfiguration(
      endpoint: endpoint, profile: profile, environment: environment,
      files: zip(names, texts).map { .init(path: $0, text: $1) }, defaultEndpoint: defaultEndpoint)
  }

  private func refusal(_ texts: String..., environment: [String: String] = [:]) -> String? {
    do {
      let names = ["./ovh.conf", "~/.ovh.conf", "/etc/ovh.conf"]
      _ = try OVHConfiguration(
        environment: environment, files: zip(names, texts).map { .init(path: $0, text: $1) },
        defaultEndpoint: Endpoint.all[0])
      return nil
    } catch { return "\(error)" }
  }

  @Test func readsTheFileOfTheOfficialClients() throws {
    let found = try configuration(Self.keys)
    #expect(found.endpoint.name == "ovh-ca")
    #expect(found.endpointSource == "./ovh.conf:3")
    #expect(found.credentials == .applicationKeys(key: "AK2", secret: "AS2", consumerKey: nil))
    #expect(found.credentialsSource == "./ovh.conf:10")
  }

  @Test func takesEveryValueFromItsNearestPlace() throws {
    let found = try configuration(
      "[ovh-eu]\nconsumer_key=CK0", Self.keys, "[default]\nendpoint=ovh-us\n[ovh-eu]\napplication_key=AK9",
      endpoint: "ovh-eu", environment: ["OVH_APPLICATION_SECRET": "AS0", "OVH_ENDPOINT": "kimsufi-eu"])
    #expect(found.endpoint.name == "ovh-eu")
    #expect(found.endpointSource == "the argument")
    #expect(found.credentials == .applicationKeys(key: "AK1", secret: "AS0", consumerKey: "CK0"))
    let byVariable = try configuration(Self.keys, environment: ["OVH_ENDPOINT": "ovh-eu"])
    #expect(byVariable.credentials == .applicationKeys(key: "AK1", secret: "AS1", consumerKey: "CK1"))
  }

  @Test func knowsServiceAccountsAndTokens() throws {
    #expect(
      try configuration("[ovh-eu]\nclient_id=a\nclient_secret=b", endpoint: "ovh-eu").credentials
        == .oauth2(clientID: "a", clientSecret: "b"))
    #expect(
      try configuration(endpoint: "ovh-eu", environment: ["OVH_ACCESS_TOKEN": "t"]).credentials == .accessToken("t"))
    #expect(try configuration(endpoint: "ovh-eu").credentials == .none)
  }

  @Test func takesCredentialsOfAProfile() throws {
    let text = "[work]\napplication_key=A\napplication_secret=B\nconsumer_key=C"
    #expect(
      try configuration(text, endpoint: "ovh-eu", profile: "work").credentials
        == .applicationKeys(key: "A", secret: "B", consumerKey: "C"))
    #expect(throws: OVHError.self) { try configuration(text, endpoint: "ovh-eu", profile: "home") }
  }

  @Test func refusesHalfAPair() {
    #expect(
      refusal("[ovh-eu]\n\napplication_key=AK")
        == "application_secret is missing beside application_key (./ovh.conf:3); "
        + "give it in the same place, or as OVH_APPLICATION_SECRET")
    #expect(
      refusal(environment: ["OVH_CLIENT_SECRET": "hidden"])
        == "client_id is missing beside client_secret (OVH_CLIENT_SECRET); give it in the same place, or as OVH_CLIENT_ID"
    )
    #expect(
      refusal("[ovh-eu]\nconsumer_key=CK")
        == "application_key is missing beside consumer_key (./ovh.conf:2); "
        + "give it in the same place, or as OVH_APPLICATION_KEY")
  }

  @Test func refusesMixedWays() {
    #expect(
      refusal("[ovh-eu]\napplication_key=A\napplication_secret=B", environment: ["OVH_ACCESS_TOKEN": "hidden"])
        == "application keys and an access token are mixed: application_key (./ovh.conf:2), "
        + "application_secret (./ovh.conf:3), access_token (OVH_ACCESS_TOKEN); keep the values of one way")
  }

  @Test func refusesWhatIsNoFile() {
    #expect(refusal("endpoint=ovh-eu") == "./ovh.conf:1: a value stands before the first section, such as [default]")
    #expect(refusal("[default]\nendpoint") == "./ovh.conf:2: a line is written like name=value")
    #expect(refusal("", "# c\n[default") == "~/.ovh.conf:2: a section is written like [ovh-eu]")
    #expect(
      refusal("[ovh-eu]\napplication_key=A B\napplication_secret=C")
        == "./ovh.conf:2: application_key holds a space or a character that no key has")
  }

  @Test func refusesAnUnknownEndpoint() {
    #expect(
      refusal("[default]\nendpoint=ovh-ue")
        == "./ovh.conf:2: 'ovh-ue' is no endpoint (did you mean 'ovh-eu'?); give one of ovh-eu, ovh-ca, ovh-us, "
        + "soyoustart-eu, soyoustart-ca, kimsufi-eu, kimsufi-ca, or a URL")
    #expect(throws: OVHError.self) { try OVHConfiguration(environment: [:], files: []) }
  }

  @Test func takesAURLInPlaceOfAName() throws {
    let found = try configuration(
      "[http://127.0.0.1:8080/1.0]\naccess_token=t", endpoint: "http://127.0.0.1:8080/1.0/")
    #expect(found.endpoint.baseURL == "http://127.0.0.1:8080/1.0")
    #expect(found.credentials == .accessToken("t"))
    for url in ["ftp://x/", "https://", "https://user:pw@x/", "https://x/?a", "https://x/ y", "//x", "https://:8"] {
      #expect(throws: OVHError.self, "\(url)") { try Endpoint(named: url) }
    }
  }

  @Test func neverShowsASecret() throws {
    for credentials in [
      KnownKeys.credentials, .oauth2(clientID: "i", clientSecret: "hidden"), .accessToken("hidden"),
      .applicationKeys(key: "k", secret: "hidden", consumerKey: nil),
    ] {
      var text = "\(credentials) \(String(reflecting: credentials))"
      dump(credentials, to: &text)
      #expect(!text.contains("hidden") && !text.contains(KnownKeys.secret) && !text.contains(KnownKeys.consumerKey))
    }
  }
}
