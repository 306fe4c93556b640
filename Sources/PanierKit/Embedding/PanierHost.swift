public import OVHClient
public import OVHSimulator
public import PanierOrdering
public import PanierVM

/// Panier inside another program: a Lua universe that orders through one session.
///
/// ```swift
/// let panier = PanierHost.onSimulator(budget: try Money("20 EUR"))
/// let values = try await panier.run("return cart.new():offers('free-shop.fr'):cheapest().total", name: "demo")
/// ```
public struct PanierHost: Sendable {
  /// What the modules share: the client, the guard, the draft carts.
  public let session: PanierSession
  /// The Lua universe.
  public let vm: LuaVM

  /// Creates a host around a session.
  /// - Parameters:
  ///   - session: the client, the guard and the defaults that scripts work with.
  ///   - level: how much of the system scripts see.
  ///   - limits: what they may use; nil for the level's own limits.
  ///   - modules: modules of the embedding program.
  ///   - globals: functions of the embedding program.
  ///   - types: types of the embedding program's objects.
  ///   - loader: finds the modules that scripts require.
  ///   - systemAccess: what trusted scripts may do with files, programs and variables; by default everything.
  public init(
    session: PanierSession, level: LuaLevel = .trusted, limits: LuaLimits? = nil, modules: [LuaModule] = [],
    globals: [LuaFunction] = [], types: [LuaType] = [], loader: LuaConfiguration.Loader? = nil,
    systemAccess: LuaSystemAccess = LuaSystemAccess()
  ) {
    self.session = session
    var configuration = PanierLibrary.configuration(
      session: session, level: level, limits: limits, loader: loader, systemAccess: systemAccess)
    configuration.modules += modules
    configuration.globals += globals
    configuration.types += types.flatMap(\.withParts)
    vm = LuaVM(configuration)
  }

  /// Creates a host on a simulator in this process: no account, no network, no real money.
  /// - Parameters:
  ///   - simulator: the simulator; by default a fresh one.
  ///   - budget: the most that all orders may cost, with tax; nil for no limit.
  ///   - consent: who is asked before each order.
  ///   - modules: modules of the embedding program.
  ///   - globals: functions of the embedding program.
  ///   - types: types of the embedding program's objects.
  ///   - output: takes what scripts print, whole lines at a time.
  public static func onSimulator(
    _ simulator: Simulator = Simulator(), budget: Money? = nil, consent: any Consent = ConsentGivenBeforehand(),
    modules: [LuaModule] = [], globals: [LuaFunction] = [], types: [LuaType] = [],
    output: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) -> PanierHost {
    let client = OVHClient.simulated(by: simulator)
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(perRun: budget), consent: consent)
    return PanierHost(
      session: PanierSession(client: client, spending: spending, output: output), modules: modules, globals: globals,
      types: types)
  }

  /// Creates a host on the API that a configuration names: real orders, real money.
  ///
  /// What was ordered within 24 hours is refused unless the script asks for it again; each purchase stands in the
  /// ledger before it is sent, and what became of it after.
  /// - Parameters:
  ///   - configuration: the endpoint and the credentials.
  ///   - budget: the most that all orders may cost, with tax.
  ///   - consent: who is asked before each order; `ConsentGivenBeforehand` if the budget is all the consent there is.
  ///   - ledger: where purchases stand on disk, as in `SQLiteLedger(file: "/var/lib/shop/journal.sqlite")`.
  ///   - subsidiary: the subsidiary of carts that name none, in upper case; nil takes the account's.
  ///   - options: how the client behaves; by default it sends at most 60 calls a minute.
  ///   - modules: modules of the embedding program.
  ///   - globals: functions of the embedding program.
  ///   - types: types of the embedding program's objects.
  ///   - output: takes what scripts print, whole lines at a time.
  ///   - receipt: told of every order right after it was placed, even if the script was stopped meanwhile.
  public static func live(
    _ configuration: OVHConfiguration, budget: Money, consent: any Consent, ledger: any Ledger,
    subsidiary: String? = nil, options: OVHClientOptions = OVHClientOptions(), modules: [LuaModule] = [],
    globals: [LuaFunction] = [], types: [LuaType] = [], output: @escaping @Sendable ([UInt8]) -> Void = { _ in },
    receipt: @escaping @Sendable (Purchase) -> Void = { _ in }
  ) -> PanierHost {
    let client = OVHClient(
      endpoint: configuration.endpoint, credentials: configuration.credentials, transport: HTTPTransport(),
      options: options)
    let spending = SpendingGuard(
      client: client, endpoint: configuration.endpoint.name, limits: SpendingLimits(perRun: budget), consent: consent,
      ledger: ledger, receipt: receipt)
    return PanierHost(
      session: PanierSession(client: client, spending: spending, subsidiary: subsidiary, output: output),
      modules: modules, globals: globals, types: types)
  }

  /// Runs a script to its end as ``run(_:name:arguments:)`` does, and reads its results as Swift values.
  ///
  /// ```swift
  /// let (id, total) = try await panier.run(source, name: "order.lua", returning: Int64.self, Money.self)
  /// ```
  /// - Parameters:
  ///   - source: the script's text.
  ///   - name: the name that messages carry.
  ///   - arguments: the values of `...`.
  ///   - types: what the script returns, in order; an optional type accepts `nil` and a missing result.
  /// - Returns: the results; more than were asked for are left out.
  /// - Throws: `LuaError` that the script raised, or kind `usage` for a result of another type.
  public func run<each Result: Decodable & Sendable>(
    _ source: String, name: String, arguments: [LuaValue] = [], returning types: repeat (each Result).Type
  ) async throws -> (repeat each Result) {
    try LuaValue.decode(
      try await run(source, name: name, arguments: arguments), as: repeat each types, named: "of \(name)")
  }

  /// Runs a script to its end and deletes the carts that it made and neither ordered nor kept.
  /// - Parameters:
  ///   - source: the script's text.
  ///   - name: the name that messages carry.
  ///   - arguments: the values of `...`.
  /// - Returns: what the script returns.
  /// - Throws: `LuaError` that the script raised; its `underlying` is the Swift error behind it, if there is one.
  @discardableResult
  public func run(_ source: String, name: String, arguments: [LuaValue] = []) async throws -> [LuaValue] {
    let outcome: Result<[LuaValue], any Error>
    do {
      outcome = .success(try await vm.run(source, name: name, arguments: arguments))
    } catch {
      outcome = .failure(error)
    }
    // A task of its own: drafts go even when this one was cancelled.
    _ = await Task { [session] in await session.discardDrafts() }.value
    return try outcome.get()
  }
}
