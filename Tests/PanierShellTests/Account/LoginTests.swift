import OVHClient
import PanierTesting
import Synchronization
import Testing

@testable import PanierShell

@Suite struct LoginTests {
  private let folder: TemporaryFolder
  private static let application = Credentials.applicationKeys(
    key: "simulator", secret: "simulator-secret", consumerKey: nil)
  private static let text = "# the shop's\n[lab]\napplication_key = simulator\napplication_secret = simulator-secret\n"

  init() throws { folder = try TemporaryFolder() }

  private var options: ShellOptions {
    var options = ShellOptions()
    options.configurationFile = folder.path + "/ovh.conf"
    return options
  }

  /// Logs in; the holder decides after so many waits.
  private func login(
    _ lab: Lab, _ purpose: Login.Purpose = .order, decision: String = "accept", afterWaits waits: Int = 2,
    environment: [String: String] = [:], shown lines: Lines = Lines()
  ) async throws {
    let waited = Mutex(0)
    let login = try Login(
      lab.connection, options, .test(home: folder.path, environment),
      sleep: { _ in
        let count = waited.withLock { waited in
          waited += 1
          return waited
        }
        if count == waits { lab.decide(decision, url: lines.all[1].filter { $0 != " " }) }
      }, show: { lines.add($0) })
    try await login.run(for: purpose)
  }

  private func key() throws -> String? {
    ConfigurationText(try folder.read("ovh.conf")).value("consumer_key", in: "lab")
  }

  @Test(arguments: TransportKind.allCases) func keepsAKeyThatWasAccepted(_ kind: TransportKind) async throws {
    try folder.write("ovh.conf", Self.text + "; the end\n[ovh-eu]\nconsumer_key = other\n", mode: 0o644)
    try await Lab.with(kind, credentials: Self.application) { lab in
      let lines = Lines()
      try await login(lab, shown: lines)
      let key = try #require(try key())
      #expect(
        try folder.read("ovh.conf")
          == Self.text + "; the end\nconsumer_key = \(key)\n[ovh-eu]\nconsumer_key = other\n")
      #expect(try folder.mode("ovh.conf") == 0o600)
      #expect(lines.all[0] == "open this page, sign in and accept the key; it may order and pay:")
      #expect(
        lines.all[2] == "the key was accepted and is kept in '\(folder.path)/ovh.conf' under [lab]")
      #expect(lines.all.count == 3)
      // The key is shown to nobody, and it works.
      #expect(!lines.all.contains { $0.contains(key) })
      let signed = lab.connection.client(
        with: .applicationKeys(key: "simulator", secret: "simulator-secret", consumerKey: key))
      #expect(try await signed.account().nichandle == "si1111-ovh")
      #expect(try await signed.currentCredential().rules == AccessRule.ordering)
    }
  }

  @Test func asksForNoMoreThanReadingNeeds() async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess, credentials: Self.application) { lab in
      let lines = Lines()
      try await login(lab, .read, shown: lines)
      #expect(lines.all[0] == "open this page, sign in and accept the key; it may only read:")
      let signed = lab.connection.client(
        with: .applicationKeys(key: "simulator", secret: "simulator-secret", consumerKey: try key()))
      #expect(try await signed.account().nichandle == "si1111-ovh")
      let error = await #expect(throws: OVHError.self) {
        _ = try await signed.call(APIRequest(.post, "/order/cart", body: ["ovhSubsidiary": "FR"]))
      }
      #expect(error?.errorClass == "NOT_GRANTED_CALL")
      let rules = try await signed.currentCredential().rules
      #expect(rules.filter { $0.method != "GET" } == [AccessRule(method: .post, path: "/auth/logout")])
    }
  }

  @Test(arguments: ["refuse", "nothing"]) func keepsNothingThatWasNotAccepted(_ decision: String) async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess, credentials: Self.application) { lab in
      let error = await #expect(throws: CommandFailure.self) {
        try await login(lab, decision: decision, afterWaits: decision == "refuse" ? 2 : -1)
      }
      #expect(
        error
          == CommandFailure(
            .timeLimit, "the key was not accepted within 600 s; nothing was kept, repeat 'panier login'"))
      let kept = try folder.read("ovh.conf")
      #expect(kept == Self.text)
      // One question every three seconds, and one at the start.
      #expect(lab.running.count(of: "GET /auth/currentCredential") == 201)
    }
  }

  @Test func outlastsAFaultOfTheNetwork() async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess, credentials: Self.application) { lab in
      lab.running.fault("drop_before_commit", on: "GET /auth/currentCredential", times: 8)
      try await login(lab)
      let key = try key()
      #expect(key != nil)
    }
  }

  @Test func saysThatTheEnvironmentGoesFirst() async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess, credentials: Self.application) { lab in
      let lines = Lines()
      try await login(lab, environment: ["OVH_CONSUMER_KEY": "x"], shown: lines)
      #expect(lines.all.last == "OVH_CONSUMER_KEY of the environment still goes before it; unset that variable")
    }
  }

  @Test func needsTheKeysOfAnApplication() async throws {
    try folder.write("ovh.conf", "")
    try await Lab.with(.inProcess, credentials: Credentials.none) { lab in
      let error = await #expect(throws: CommandFailure.self) { try await login(lab) }
      #expect(error?.status == .authentication)
      #expect(
        error?.description
          == "there are no keys of an application for lab; make an application at "
          + "https://simulator.panier.invalid/createApp/ and put its application_key and application_secret under [lab] "
          + "in ovh.conf")
    }
    try await Lab.with(.inProcess, credentials: .accessToken("t")) { lab in
      let error = await #expect(throws: CommandFailure.self) { try await login(lab) }
      #expect(error?.description == "an access token needs no login; consumer keys belong to application keys")
    }
  }

  @Test func hasNothingToDoOnTheBuiltInSimulator() throws {
    let environment = ShellEnvironment.test(home: folder.path)
    try folder.write("ovh.conf", "")
    let connection = try Connection(options, environment)
    let error = #expect(throws: CommandFailure.self) { try Login(connection, options, environment, show: { _ in }) }
    #expect(
      error
        == CommandFailure(
          .usage,
          "the built-in simulator needs no login; name the endpoint to sign in to, as in --endpoint ovh-eu"))
    #expect(throws: CommandFailure.self) { try Logout(connection, options, environment, show: { _ in }) }
  }
}
