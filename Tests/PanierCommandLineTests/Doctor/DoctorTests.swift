import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

@testable import PanierCommandLine

@Suite struct DoctorTests {
  private static let noon = Date(timeIntervalSince1970: 1_800_000_000)

  /// What the doctor says, a line a finding with single blanks, and the exit code.
  private func examine(
    _ lab: Lab, subsidiary: String? = nil, ahead seconds: Double = 0
  ) async throws -> (lines: [String], status: PanierCommandLine.ExitStatus) {
    let lines = Lines()
    let doctor = Doctor(
      lab.connection, subsidiary: subsidiary, now: { Self.noon.addingTimeInterval(seconds) },
      report: { lines.add("\($0)".split(separator: " ").joined(separator: " ")) })
    let status = try await doctor.examine()
    return (lines.all, status)
  }

  private func lab(
    _ kind: TransportKind = .inProcess, _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
    credentials: Credentials? = nil, _ body: @Sendable (Lab) async throws -> Void
  ) async throws {
    try await Lab.with(kind, configuration: configuration, credentials: credentials, clock: { Self.noon }, body)
  }

  @Test(arguments: TransportKind.allCases) func findsEverythingInOrder(_ kind: TransportKind) async throws {
    try await lab(kind) { lab in
      let found = try await examine(lab)
      #expect(
        found.lines == [
          "ok endpoint lab (\(lab.running.client.endpoint.baseURL)) answers, no real money can move",
          "ok clock agrees with the API",
          "ok credential application keys from ovh.conf:2, validated, without an end",
          "ok rights everything that ordering calls is allowed", "ok account si1111-ovh, EUR", "ok subsidiary FR",
          "ok payment CREDIT_CARD 497010XXXXXX0018 is the default",
        ])
      #expect(found.status == .done)
    }
  }

  @Test(
    arguments: [
      (2, "ok clock agrees with the API"), (-41, "ok clock 41 s behind the API, which signatures allow for"),
      (
        3660,
        "warning clock 61 minutes ahead of the API; Panier allows for that in signatures, set the clock for other programs"
      ),
      (
        -86_400,
        "warning clock 24 hours behind the API; Panier allows for that in signatures, set the clock for other programs"
      ),
    ] as [(Double, String)])
  func tellsHowFarTheClockIsOff(seconds: Double, line: String) async throws {
    try await lab { lab in
      let found = try await examine(lab, ahead: seconds)
      #expect(found.lines.dropFirst().first == line)
      #expect(found.status == .done)
    }
  }

  @Test func namesTheRightsThatAreMissing() async throws {
    var configuration = SimulatorConfiguration()
    configuration.credentials[0].rules = [SimulatorAccessRule("GET", "/*")]
    try await lab(.inProcess, configuration) { lab in
      let found = try await examine(lab)
      let missing = AccessRule.ordering.filter { $0.method != "GET" }.count
      #expect(
        found.lines.contains(
          "warning rights POST /order/cart and \(missing - 1) more that ordering calls may not be called; to order, get "
            + "another key with 'panier login'"))
      #expect(found.status == .done)
    }
  }

  @Test func saysThatACredentialIsNotAccepted() async throws {
    try await lab(
      credentials: .applicationKeys(key: "simulator", secret: "simulator-secret", consumerKey: "unknown")
    ) { lab in
      let found = try await examine(lab)
      #expect(found.lines.count == 3)
      #expect(
        found.lines.last?.hasPrefix("failure credential GET /auth/currentCredential was refused with 403") == true)
      #expect(found.lines.last?.hasSuffix("; get a new consumer key with 'panier login'") == true)
      #expect(found.status == .authentication)
    }
  }

  @Test func saysThatThereIsNoCredential() async throws {
    try await lab(credentials: Credentials.none) { lab in
      let found = try await examine(lab)
      #expect(
        found.lines.last
          == "failure credential no credentials from ovh.conf:2; sign in with 'panier login', or give credentials in "
          + "ovh.conf")
      #expect(found.status == .authentication)
    }
  }

  @Test func saysThatTheAPIIsDown() async throws {
    try await lab { lab in
      lab.running.fault("drop_before_commit", on: "GET /auth/time", times: 20)
      let found = try await examine(lab)
      #expect(found.lines.count == 1)
      #expect(found.lines.first?.contains("does not answer: GET /auth/time got no complete answer") == true)
      #expect(found.lines.first?.hasSuffix("; check the network, the proxy and the endpoint") == true)
      #expect(found.status == .network)
    }
  }

  @Test func saysThatTheSubsidiaryIsAnother() async throws {
    try await lab { lab in
      let other = try await examine(lab, subsidiary: "IE")
      #expect(
        other.lines.contains(
          "warning subsidiary --subsidiary IE is not the account's; its carts may be refused, use --subsidiary FR"))
      let same = try await examine(lab, subsidiary: "FR")
      #expect(same.lines.contains("ok subsidiary FR"))
    }
  }

  @Test func saysThatNothingCanPay() async throws {
    var configuration = SimulatorConfiguration()
    configuration.account.hasDefaultPaymentMethod = false
    try await lab(.inProcess, configuration) { lab in
      let found = try await examine(lab)
      #expect(
        found.lines.last
          == "warning payment there is no default payment method; add one in the control panel, or check out with pay "
          + "= false")
    }
    configuration.account.hasDefaultPaymentMethod = true
    configuration.account.paymentMethodStatus = "EXPIRED"
    try await lab(.inProcess, configuration) { lab in
      let found = try await examine(lab)
      #expect(
        found.lines.last
          == "warning payment the default payment method CREDIT_CARD 497010XXXXXX0018 is EXPIRED; choose a valid one in "
          + "the control panel, or check out with pay = false")
    }
  }

  @Test(arguments: [
    ("/*", "/order/cart/*", true), ("/order/*", "/order/cart", true), ("/order", "/order", true),
    ("/order", "/order/*", false), ("/order/cart/*", "/order/*", false), ("/me/*/x", "/me/a/b/x", true),
    ("*", "", true), ("/a*b*c", "/aXbYbc", true), ("/a*b*c", "/aXbY", false), ("/me", "/me/order", false),
  ])
  func knowsWhatARuleCovers(rule: String, needed: String, covers: Bool) {
    #expect(AccessRule(method: .get, path: rule).covers(AccessRule(method: .get, path: needed)) == covers)
    #expect(!AccessRule(method: .post, path: rule).covers(AccessRule(method: .get, path: needed)))
  }
}
