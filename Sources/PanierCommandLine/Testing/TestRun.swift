import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierKit
public import PanierOrdering
public import PanierRecipes
public import PanierVM
import Synchronization

/// Runs test files, each on a simulator and in a Lua universe of its own.
///
/// Nothing leaves the process.
public struct TestRun: Sendable {
  /// What runs, and what is refused.
  public struct Options: Sendable {
    /// Runs only tests whose whole name holds this text.
    public var filter: String?
    /// Whether a test that runs alone fails its file, as it should where nobody watches.
    public var refusesFocus = false
    /// How much of the system the tests see.
    public var level = LuaLevel.trusted
    /// The most that all orders of a file may cost, with tax; nil for no limit.
    public var budget: Money?

    /// What the tests may do with files, programs and variables.
    public var systemAccess = LuaSystemAccess()
    /// Where the operator's recipes lie, for tests that run one by its name; nil for none.
    public var recipes: RecipePlaces?
    /// What becomes the isolated process of a recipe.
    public var program = IsolatedProgram.current

    /// The places of recipes, with the folder whose `panier.lock` counts first.
    func places(project: String) -> RecipePlaces {
      var places =
        recipes ?? RecipePlaces(data: "/nonexistent", state: "/nonexistent", configuration: "/nonexistent", project: "")
      places.project = project
      return places
    }

    /// Creates options that run everything.
    public init() {}
  }

  private let options: Options

  /// Creates a run.
  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Runs a file.
  /// - Parameter path: the file, as reports name it.
  /// - Returns: what came of its tests; a file that cannot be run is one failed test.
  /// - Throws: `CancellationError` when the task is cancelled.
  public func run(_ path: String) async throws -> TestFileResult {
    let clock = ContinuousClock()
    let start = clock.now
    let printed = Printed()
    var tests: [TestResult]
    do {
      let source = try ScriptSource.file(path)
      tests = try await run(source, printed)
    } catch let error as LuaError {
      try Task.checkCancellation()
      tests = [
        TestResult(
          name: path, status: .failed, message: error.message, location: error.location.map { whole($0, of: path) })
      ]
    } catch let error as ScriptSourceError {
      tests = [TestResult(name: path, status: .failed, message: error.description)]
    }
    let elapsed = clock.now - start
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    return TestFileResult(file: path, tests: tests, output: printed.text, seconds: seconds)
  }

  private func run(_ source: ScriptSource, _ printed: Printed) async throws -> [TestResult] {
    let simulator = Simulator(clock: { .now })
    let time = TestClock(simulator: simulator)
    let client = OVHClient.simulated(
      by: simulator, options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
    let session = PanierSession(
      client: client,
      spending: SpendingGuard(
        client: client, endpoint: "the simulator",
        // Tests buy the same again and again.
        limits: SpendingLimits(perRun: options.budget, refusesRepeats: false),
        consent: ConsentGivenBeforehand(), ledger: SQLiteLedger(now: time.now), looks: LookPolicy(sleep: time.sleep),
        // A busy machine makes no permit old.
        uptime: { .zero }),
      words: .commandLine, output: { bytes in printed.add(bytes) }, now: time.now, sleep: time.sleep)
    let folder = source.directory ?? "."
    let shelf = RecipeShelf(options.places(project: folder), program: options.program)
    let recipes = RecipeModule(
      // A test runs what lies beside it; on a simulator there is nothing to ask for.
      shelf: shelf, folder: folder, consent: RecipeConsent(shelf: shelf, isQuiet: true, ask: nil),
      answers: NoParameterQuestions(), program: options.program)
    let host = PanierHost(
      session: session, level: options.level, modules: [SimulatorModule.module(simulator), recipes.module],
      loader: ModuleLoader(directory: folder).load, systemAccess: options.systemAccess)
    try await host.vm.setGlobal("arg", .table(LuaTable(other: [(.integer(0), .string(source.name))])))
    try await host.vm.setGlobal("params", .table(LuaTable()))
    try await host.vm.setGlobal("env", .table(LuaTable()))
    try await host.run(String(decoding: source.text, as: UTF8.self), name: source.name)
    let fields: [(key: String, value: LuaValue)] = options.filter.map { [("filter", .string($0))] } ?? []
    let values = try await host.run(
      "return require('panier.test').run(...)", name: "panier test", arguments: [.table(LuaTable(fields: fields))])
    return results(values.first ?? .nil, of: source.name)
  }

  private func results(_ value: LuaValue, of file: String) -> [TestResult] {
    guard case .table(let report) = value, case .table(let list)? = report["tests"] else { return [] }
    var results = list.array.compactMap { item -> TestResult? in
      guard case .table(let test) = item, case .string(let name)? = test["name"],
        case .string(let word)? = test["status"], let status = TestResult.Status(rawValue: word)
      else { return nil }
      return TestResult(
        name: name, status: status, message: text(test["message"]),
        location: text(test["location"]).map { whole($0, of: file) })
    }
    if options.refusesFocus, case .boolean(true)? = report["focused"] {
      results.append(
        TestResult(
          name: file, status: .failed, message: "test.only is left in the file, so the other tests did not run"))
    }
    return results
  }

  /// A place in the file with the whole path, of which Lua keeps the end only where it is long.
  private func whole(_ location: String, of file: String) -> String {
    guard location.hasPrefix("..."), let mark = location.lastIndex(of: ":") else { return location }
    let end = location[..<mark].dropFirst(3)
    return file.hasSuffix(end) ? file + location[mark...] : location
  }

  private func text(_ value: LuaValue?) -> String? {
    if case .string(let text)? = value { return text }
    return nil
  }

  /// What a file prints.
  private final class Printed: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }
}
