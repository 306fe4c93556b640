import OVHClient
import PanierOrdering
import PanierTesting
import Synchronization
import Testing

@testable import PanierCommandLine

@Suite struct LoginTests {
  private let folder: TemporaryFolder
  private static let application = Credentials.applicationKeys(
    key: "simulator", secret: "simulator-secret", consumerKey: nil)
  private static let text = "# the shop's\n[lab]\napplication_key = simulator\napplication_secret = simulator-secret\n"

  init() throws { folder = try TemporaryFolder() }

  private func options() throws -> ShellOptions {
    var options = try ShellOptions.typed()
    options.config = folder.path + "/ovh.conf"
    return options
  }

  /// Logs in; the holder decides after so many waits.
  private func login(
    _ lab: Lab, _ purpose: LoginPurpose? = nil, decision: String = "accept", afterWaits waits: Int = 2,
    environment: [String: String] = [:], questions: LoginQuestions? = nil, shown lines: Lines = Lines(),
    progress: Lines = Lines()
  ) async throws {
    let waited = Mutex(0)
    let login = try Login(
      lab.connection, options(), .test(home: folder.path, environment), questions: questions,
      sleep: { _ in
        let count = waited.withLock { waited in
          waited += 1
          return waited
        }
        let url = lines.all.last { $0.contains("credentialToken=") } ?? ""
        if count == waits { lab.decide(decision, url: url.filter { $0 != " " }) }
      }, progress: { progress.add($0 ?? "cleared") }, show: { lines.add($0) })
    try await login.run(for: purpose)
  }

  private func key() throws -> String? {
    ConfigurationText(try folder.read("ovh.conf")).value("consumer_key", in: "lab")
  }

  @Test(arguments: TransportKind.allCases) func keepsAKeyThatWasAccepted(_ kind: TransportKind) async throws {
    try folder.write("ovh.conf", Self.text + "; the end\n[ovh-eu]\nconsumer_key = other\n", mode: 0o644)
    try await Lab.with(kind, credentials: Self.application) { lab in
      let (lines, progress) = (Lines(), Lines())
      try await login(lab, shown: lines, progress: progress)
      let key = try #require(try key())
      #expect(
        try folder.read("ovh.conf")
          == Self.text + "; the end\nconsumer_key = \(key)\n[ovh-eu]\nconsumer_key = other\n")
      #expect(try folder.mode("ovh.conf") == 0o600)
      let said = lines.all.map { $0.contains("credentialToken=") ? "  URL" : $0 }
      #expect(
        said == [
          "the key may order, pay and give up the right of withdrawal; these calls are asked for:",
          "  GET     /order/cart  /order/cart/*  /order/cartServiceOption/*  /order/catalog/*  /me  /me/order",
          "          /me/order/*  /me/payment/*  /me/contact  /me/contact/*  /me/task/domain",
          "          /me/task/domain/*  /auth/*  /services  /services/*  /service/*  /order/upgrade/*",
          "          /domain  /domain/*  /hosting/web  /hosting/web/*  /vps  /vps/*  /dedicated/server",
          "          /dedicated/server/*  /email/domain  /email/domain/*",
          "  POST    /order/cart  /order/cart/*  /order/cartServiceOption/*  /me/order/*  /auth/logout",
          "          /service/*/renew  /order/upgrade/*  /me/contact  /domain/configurationRule/check",
          "  PUT     /order/cart  /order/cart/*  /me/contact/*",
          "  DELETE  /order/cart  /order/cart/*",
          "open this page, sign in and accept the key:", "  URL",
          "waiting until it is accepted, for 600 s at the most; Ctrl-C gives up and keeps nothing",
          "the key was accepted and is kept in '\(folder.path)/ovh.conf' under [lab]",
          "to use it, give --endpoint lab, or put endpoint = lab under [default]",
        ])
      #expect(
        progress.all == [
          "waiting for the key to be accepted, 0 of 600 s; Ctrl-C gives up",
          "waiting for the key to be accepted, 1 of 600 s; Ctrl-C gives up",
          "waiting for the key to be accepted, 2 of 600 s; Ctrl-C gives up", "cleared",
        ])
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
      try await login(lab, .level(.read), shown: lines)
      #expect(lines.all[0] == "the key may only read; these calls are asked for:")
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

  @Test func aKeyForQuotesFillsCartsAndOrdersNothing() async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess, credentials: Self.application) { lab in
      let lines = Lines()
      try await login(lab, .level(.quote), shown: lines)
      #expect(lines.all[0] == "the key may fill carts and ask for prices, and not order; these calls are asked for:")
      #expect(lines.all.contains { $0.contains("/order/cart/*/ and one of ") })
      let signed = lab.connection.client(
        with: .applicationKeys(key: "simulator", secret: "simulator-secret", consumerKey: try key()))
      let cart = try await signed.createCart(subsidiary: "FR")
      #expect(try await signed.domainOffers(cart: cart.id, domain: "free-x.fr").count == 1)
      _ = try await signed.addDomain(
        cart: cart.id, domain: "free-x.fr", duration: "P1Y")
      try await signed.assignCart(cart.id)
      _ = try await signed.summary(cart: cart.id)
      try await signed.deleteCart(cart.id)
      let rules = try await signed.currentCredential().rules
      let checkout = AccessRule(method: .post, path: "/order/cart/\(cart.id)/checkout")
      let payment = AccessRule(method: .post, path: "/me/order/7/pay")
      #expect(!rules.contains { $0.covers(checkout) || $0.covers(payment) })
    }
  }

  @Test func asksForTheKeysOfAnApplicationThatIsNotConfigured() async throws {
    try await Lab.with(.inProcess, credentials: Credentials.none) { lab in
      let (lines, asked) = (Lines(), Lines())
      let questions = LoginQuestions { question, isSecret in
        asked.add("\(question)\(isSecret ? "hidden" : "")")
        return isSecret ? " simulator-secret " : "simulator"
      }
      try folder.write("ovh.conf", "; mine\n[ovh-eu]\nconsumer_key = other\n", mode: 0o644)
      try await login(lab, questions: questions, shown: lines)
      #expect(asked.all == ["Application key: ", "Application secret (not shown): hidden"])
      #expect(
        lines.all.prefix(2) == [
          "no keys of an application are configured for lab; make an application at this page, and copy its keys:",
          "  https://simulator.panier.invalid/createApp/",
        ])
      let key = try #require(try key())
      #expect(
        try folder.read("ovh.conf") == """
          ; mine
          [ovh-eu]
          consumer_key = other

          [lab]
          application_key = simulator
          application_secret = simulator-secret
          consumer_key = \(key)

          """)
      #expect(try folder.mode("ovh.conf") == 0o600)
      #expect(!lines.all.contains { $0.contains("simulator-secret") || $0.contains(key) })
    }
  }

  @Test(arguments: [
    ("", "no application key was given; nothing was asked for or kept"),
    ("ké", "the application key holds a character that no key has; copy it once more"),
  ])
  func takesNoKeyThatIsNone(typed: String, refusal: String) async throws {
    try folder.write("ovh.conf", "")
    try await Lab.with(.inProcess, credentials: Credentials.none) { lab in
      let error = await #expect(throws: CommandFailure.self) {
        try await login(lab, questions: LoginQuestions { _, _ in typed })
      }
      #expect(error?.description == refusal)
      #expect(lab.running.callNames == [])
    }
  }

  @Test func letsTheEndpointBeChosenWhereNoneIsNamed() async throws {
    let environment = ShellEnvironment.test(home: folder.path)
    let asked = Lines()
    func chosen(_ answer: String?, _ options: ShellOptions? = nil) async throws -> String? {
      let questions = LoginQuestions { question, _ in
        asked.add(question)
        return answer
      }
      return try await Login.choosingEndpoint(options ?? .typed(), environment, questions).endpoint
    }
    #expect(try await chosen("") == "ovh-eu")
    #expect(
      asked.all == [
        "Sign in to ovh-eu, ovh-ca, ovh-us, soyoustart-eu, soyoustart-ca, kimsufi-eu, kimsufi-ca, or a URL [ovh-eu]: "
      ])
    #expect(try await chosen("OVH-CA") == "ovh-ca")
    #expect(try await chosen("http://127.0.0.1:8080/1.0") == "http://127.0.0.1:8080/1.0")
    let error = await #expect(throws: OVHError.self) { try await chosen("ovh-ue") }
    #expect(error?.message.hasPrefix("'ovh-ue' is no endpoint (did you mean 'ovh-eu'?)") == true)
    var named = try ShellOptions.typed()
    named.endpoint = "ovh-us"
    #expect(try await chosen("ovh-eu", named) == "ovh-us")
    #expect(try await Login.choosingEndpoint(.typed(), environment, nil).endpoint == nil)
    #expect(asked.all.count == 4)
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
      try await login(lab, environment: ["OVH_CONSUMER_KEY": "x", "OVH_APPLICATION_KEY": "simulator"], shown: lines)
      #expect(lines.all.contains("OVH_CONSUMER_KEY of the environment still goes before it; unset that variable"))
      #expect(
        lines.all.contains(
          "OVH_APPLICATION_KEY and OVH_APPLICATION_SECRET of the environment are needed beside it and were not kept"))
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
          + "in ovh.conf, or set OVH_APPLICATION_KEY and OVH_APPLICATION_SECRET")
    }
    try await Lab.with(.inProcess, credentials: .accessToken("t")) { lab in
      let error = await #expect(throws: CommandFailure.self) { try await login(lab) }
      #expect(error?.description == "an access token needs no login; consumer keys belong to application keys")
    }
  }

  @Test func hasNothingToDoOnTheBuiltInSimulator() throws {
    let environment = ShellEnvironment.test(home: folder.path)
    try folder.write("ovh.conf", "")
    let connection = try Connection(options(), environment)
    let error = #expect(throws: CommandFailure.self) { try Login(connection, options(), environment, show: { _ in }) }
    #expect(
      error
        == CommandFailure(
          .usage,
          "the built-in simulator needs no login; name the endpoint to sign in to, as in --endpoint ovh-eu"))
    #expect(throws: CommandFailure.self) { try Logout(connection, options(), environment, show: { _ in }) }
  }
}
