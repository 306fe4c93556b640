public import OVHClient

/// `panier login`: asks for a consumer key, waits until its holder accepts it in a browser, and keeps it.
public struct Login: Sendable {
  /// What the key is for, which decides what it may call.
  public enum Purpose: String, Sendable, CaseIterable {
    /// Carts, orders and their payment.
    case order
    /// Catalogues, orders and the account, without any change.
    case read

    /// The least that the purpose needs.
    public var rules: [AccessRule] {
      switch self {
      case .order: AccessRule.ordering
      // Ending the key itself is no change of the account.
      case .read: AccessRule.ordering.filter { $0.method == "GET" || $0.path == "/auth/logout" }
      }
    }
  }

  /// How long is waited between two questions whether the key was accepted.
  static let interval = Duration.seconds(3)
  /// How long is waited for the holder where no time limit is given, in seconds.
  static let patience = 600.0

  private let connection: Connection
  private let application: (key: String, secret: String)
  private let store: CredentialStore
  private let limit: Double
  private let sleep: @Sendable (Duration) async throws -> Void
  private let show: @Sendable (String) -> Void

  /// Creates a login.
  /// - Parameters:
  ///   - connection: the client with the application's keys.
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - sleep: waits for a time.
  ///   - show: shows the operator a line.
  /// - Throws: ``CommandFailure`` where there is nothing to sign in to, or no application's keys.
  public init(
    _ connection: Connection, _ options: ShellOptions, _ environment: ShellEnvironment,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    show: @escaping @Sendable (String) -> Void
  ) throws {
    let endpoint = connection.endpoint
    guard !endpoint.isBuiltIn else {
      throw CommandFailure(
        .usage, "the built-in simulator needs no login; name the endpoint to sign in to, as in --endpoint ovh-eu")
    }
    guard case .applicationKeys(let key, let secret, _) = endpoint.credentials else {
      throw CommandFailure(.authentication, Login.refusal(endpoint))
    }
    self.connection = connection
    application = (key, secret)
    store = try CredentialStore(
      section: options.profile ?? endpoint.endpoint.name, options: options, environment: environment)
    limit = options.timeout ?? Login.patience
    self.sleep = sleep
    self.show = show
  }

  /// Asks, waits and keeps the key.
  /// - Parameter purpose: what the key is for.
  /// - Throws: ``CommandFailure`` when the key is not accepted in time; `OVHError`; what the file system answers.
  public func run(for purpose: Purpose) async throws {
    try store.requireWritable()
    let request = try await client(nil).requestCredential(rules: purpose.rules)
    show("open this page, sign in and accept the key; it may \(purpose == .order ? "order and pay" : "only read"):")
    show("  \(request.validationURL.reveal())")
    let credential = try await accepted(client(request.consumerKey))
    try store.keep(request.consumerKey)
    show(
      "the key was accepted\(credential.expiration.map { " until \($0)" } ?? "") and is kept in '\(store.path)' under "
        + "[\(store.section)]")
    if store.isOverruled { show("OVH_CONSUMER_KEY of the environment still goes before it; unset that variable") }
  }

  /// A client that signs with the application's keys and a consumer key, whatever key was in use before.
  private func client(_ consumerKey: Secret?) -> OVHClient {
    connection.client(
      with: .applicationKeys(
        key: application.key, secret: application.secret, consumerKey: consumerKey?.reveal()))
  }

  /// Waits until the key may be used.
  private func accepted(_ client: OVHClient) async throws -> Credential {
    let seconds = Double(Login.interval.components.seconds)
    var waited = 0.0
    while true {
      do {
        let credential = try await client.currentCredential()
        if credential.status == "validated" { return credential }
      } catch let error as OVHError where error.errorClass == "INVALID_CREDENTIAL" {
        // Not accepted yet, or refused: the API says the same of both.
      } catch let error as OVHError where error.kind == .network {
        // The holder is still at it; the network may be back by the next question.
      }
      guard waited + seconds <= limit else {
        throw CommandFailure(
          .timeLimit,
          "the key was not accepted within \(TimeLimit.text(limit)) s; nothing was kept, repeat 'panier login'")
      }
      try await sleep(Login.interval)
      waited += seconds
    }
  }

  private static func refusal(_ endpoint: EndpointChoice) -> String {
    let name = endpoint.endpoint.name
    if endpoint.credentials == .none {
      let base = endpoint.endpoint.baseURL
      let root = ["/1.0", "/v1"].first(where: base.hasSuffix).map { String(base.dropLast($0.count)) } ?? base
      return "there are no keys of an application for \(name); make an application at \(root)/createApp/ and put its "
        + "application_key and application_secret under [\(name)] in ovh.conf"
    }
    return "\(endpoint.credentials.kindName) needs no login; consumer keys belong to application keys"
  }
}
