import OVHClient
import PanierOrdering
import PanierRecipes

/// `panier login`: asks for a consumer key, waits until its holder accepts it in a browser, and keeps it.
public struct Login: Sendable {
  /// How long is waited between two questions whether the key was accepted, in seconds.
  static let interval = 3
  /// How long is waited for the holder where no time limit is given, in seconds.
  static let patience = 600.0

  private let connection: Connection
  private let store: CredentialStore
  private let questions: LoginQuestions?
  private let hasApplicationOfEnvironment: Bool
  private let shelf: RecipeShelf
  private let limit: Double
  private let sleep: @Sendable (Duration) async throws -> Void
  private let show: @Sendable (String) -> Void
  private let progress: @Sendable (String?) -> Void

  /// Creates a login.
  /// - Parameters:
  ///   - connection: the client, with the application's keys where some are configured.
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - questions: asks for keys that are not configured; nil where nobody can be asked.
  ///   - sleep: waits for a time.
  ///   - progress: shows how long is waited, in place of what it showed before; nil takes it away.
  ///   - show: shows the operator a line.
  /// - Throws: ``CommandFailure`` where there is nothing to sign in to.
  public init(
    _ connection: Connection, _ options: ShellOptions, _ environment: ShellEnvironment,
    questions: LoginQuestions? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    progress: @escaping @Sendable (String?) -> Void = { _ in }, show: @escaping @Sendable (String) -> Void
  ) throws {
    let endpoint = connection.endpoint
    guard !endpoint.isBuiltIn else {
      throw CommandFailure(
        .usage, "the built-in simulator needs no login; name the endpoint to sign in to, as in --endpoint ovh-eu")
    }
    self.connection = connection
    self.questions = questions
    store = try CredentialStore(
      section: options.profile ?? endpoint.endpoint.name, options: options, environment: environment)
    hasApplicationOfEnvironment = environment["OVH_APPLICATION_KEY"] != nil
    shelf = RecipeShelf(environment)
    limit = options.timeout ?? Login.patience
    self.sleep = sleep
    self.show = show
    self.progress = progress
  }

  /// Lets the operator choose the endpoint where none is named.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - questions: asks the operator; nil where nobody can be asked.
  /// - Returns: the options with an endpoint, or as they were where one is configured or nobody can be asked.
  /// - Throws: `OVHError` of kind `configuration` for a configuration that cannot be used or a name that is none.
  public static func choosingEndpoint(
    _ options: ShellOptions, _ environment: ShellEnvironment, _ questions: LoginQuestions?
  ) async throws -> ShellOptions {
    guard let questions, options.endpoint == nil, try EndpointChoice(options, environment).isBuiltIn else {
      return options
    }
    let names = Endpoint.all.map(\.name)
    let first = names.first ?? ""
    let typed = try await questions.line("Sign in to \(names.joined(separator: ", ")), or a URL [\(first)]: ") ?? first
    var options = options
    options.endpoint = try Endpoint(named: typed).name
    return options
  }

  /// Asks, waits and keeps the key.
  /// - Parameter purpose: what the key is for; nil for everything that ordering calls.
  /// - Throws: ``CommandFailure`` when something is missing or the key is not accepted in time; `OVHError`; what the
  ///   file system answers.
  public func run(for purpose: LoginPurpose?) async throws {
    let risk = try await purpose?.risk(shelf) ?? .waive
    let application = try await application()
    try store.requireWritable()
    show("the key may \(risk.phrase); these calls are asked for:")
    for line in AccessRuleList.lines(risk.rules) { show("  \(line)") }
    let request = try await client(application, nil).requestCredential(rules: risk.rules)
    show("open this page, sign in and accept the key:")
    show("  \(request.validationURL.reveal())")
    show("waiting until it is accepted, for \(TimeLimit.text(limit)) s at the most; Ctrl-C gives up and keeps nothing")
    let credential = try await accepted(client(application, request.consumerKey))
    try store.keep(request.consumerKey, of: application)
    show(
      "the key was accepted\(credential.expiration.map { " until \($0)" } ?? "") and is kept in '\(store.path)' under "
        + "[\(store.section)]")
    if store.isOverruled { show("OVH_CONSUMER_KEY of the environment still goes before it; unset that variable") }
    if hasApplicationOfEnvironment {
      show("OVH_APPLICATION_KEY and OVH_APPLICATION_SECRET of the environment are needed beside it and were not kept")
    }
    let name = connection.endpoint.endpoint.name
    if !store.namesAnEndpoint { show("to use it, give --endpoint \(name), or put endpoint = \(name) under [default]") }
  }

  // MARK: - Steps

  /// The application's keys: the configured ones, or those that the operator types.
  private func application() async throws -> ApplicationKeys {
    let endpoint = connection.endpoint
    switch endpoint.credentials {
    case .applicationKeys(let key, let secret, _):
      return ApplicationKeys(key: key, secret: Secret(secret), areTyped: false)
    case .none: break
    default:
      throw CommandFailure(
        .authentication, "\(endpoint.credentials.kindName) needs no login; consumer keys belong to application keys")
    }
    let name = endpoint.endpoint.name
    guard let questions else {
      throw CommandFailure(
        .authentication,
        "there are no keys of an application for \(name); make an application at \(applicationPage) and put its "
          + "application_key and application_secret under [\(name)] in ovh.conf, or set OVH_APPLICATION_KEY and "
          + "OVH_APPLICATION_SECRET")
    }
    show("no keys of an application are configured for \(name); make an application at this page, and copy its keys:")
    show("  \(applicationPage)")
    let key = try await typedKey("Application key: ", "application key", questions, isSecret: false)
    let secret = try await typedKey("Application secret (not shown): ", "application secret", questions, isSecret: true)
    return ApplicationKeys(key: key, secret: Secret(secret), areTyped: true)
  }

  private func typedKey(
    _ question: String, _ name: String, _ questions: LoginQuestions, isSecret: Bool
  ) async throws -> String {
    guard let key = try await questions.line(question, isSecret: isSecret) else {
      throw CommandFailure(.refused, "no \(name) was given; nothing was asked for or kept")
    }
    guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw CommandFailure(.usage, "the \(name) holds a character that no key has; copy it once more")
    }
    return key
  }

  /// Where the holder of an account makes an application.
  private var applicationPage: String {
    let base = connection.endpoint.endpoint.baseURL
    let root = ["/1.0", "/v1"].first(where: base.hasSuffix).map { String(base.dropLast($0.count)) } ?? base
    return root + "/createApp/"
  }

  /// A client that signs with the application's keys and a consumer key, whatever key was in use before.
  private func client(_ application: ApplicationKeys, _ consumerKey: Secret?) -> OVHClient {
    connection.client(
      with: .applicationKeys(
        key: application.key, secret: application.secret.reveal(), consumerKey: consumerKey?.reveal()))
  }

  /// Waits until the key may be used.
  private func accepted(_ client: OVHClient) async throws -> Credential {
    defer { progress(nil) }
    var waited = 0
    while true {
      do {
        let credential = try await client.currentCredential()
        if credential.status == "validated" { return credential }
      } catch let error as OVHError where error.errorClass == "INVALID_CREDENTIAL" {
        // Not accepted yet, or refused: the API says the same of both.
      } catch let error as OVHError where error.kind == .network {
        // The holder is still at it; the network may be back by the next question.
      }
      guard Double(waited + Login.interval) <= limit else {
        throw CommandFailure(
          .timeLimit,
          "the key was not accepted within \(TimeLimit.text(limit)) s; nothing was kept, repeat 'panier login'")
      }
      for _ in 0..<Login.interval {
        progress("waiting for the key to be accepted, \(waited) of \(TimeLimit.text(limit)) s; Ctrl-C gives up")
        try await sleep(.seconds(1))
        waited += 1
      }
    }
  }
}
