import OVHClient

/// `panier logout`: ends the consumer key at the API, then removes it from the files.
public struct Logout: Sendable {
  private let client: OVHClient
  private let store: CredentialStore
  private let show: @Sendable (String) -> Void

  /// Creates a logout.
  /// - Parameters:
  ///   - connection: the client with the key that is to end.
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - show: shows the operator a line.
  /// - Throws: ``CommandFailure`` where there is no key to end.
  public init(
    _ connection: Connection, _ options: ShellOptions, _ environment: ShellEnvironment,
    show: @escaping @Sendable (String) -> Void
  ) throws {
    let endpoint = connection.endpoint
    guard !endpoint.isBuiltIn else {
      throw CommandFailure(
        .usage, "the built-in simulator knows no logout; name the endpoint to sign out of, as in --endpoint ovh-eu")
    }
    guard case .applicationKeys(_, _, .some) = endpoint.credentials else {
      throw CommandFailure(
        .authentication,
        "there is no consumer key to end for \(endpoint.endpoint.name), only "
          + "\(endpoint.credentials.kindName)")
    }
    client = connection.client
    store = try CredentialStore(
      section: options.profile ?? endpoint.endpoint.name, options: options, environment: environment)
    self.show = show
  }

  /// Ends the key and forgets it.
  ///
  /// A key that the API does not know any more is forgotten too; one that could not be ended stays in the file.
  /// - Throws: `OVHError`; what the file system answers.
  public func run() async throws {
    do {
      try await client.logout()
      show("the key was ended")
    } catch let error as OVHError where Logout.gone.contains(error.errorClass ?? "") {
      show("the key had ended already")
    }
    let changed = try store.forget()
    if !changed.isEmpty { show("it was removed from \(changed.map { "'\($0)'" }.joined(separator: ", "))") }
    if store.isOverruled { show("OVH_CONSUMER_KEY of the environment still holds it; unset that variable") }
  }

  private static let gone: Set<String> = ["NOT_CREDENTIAL", "INVALID_CREDENTIAL"]
}
