import OVHSimulator
import PanierKit
import PanierOrdering
import PanierRecipes
import PanierTesting
import PanierVM
import Synchronization
import Testing

/// Runs recipes against a simulator, each in its isolated process.
struct RecipeHarness: Sendable {
  let running: RunningSimulator
  let session: PanierSession
  private let printed: Printed

  private final class Printed: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  init(
    _ running: RunningSimulator, budget: Money? = nil, consent: any Consent = ConsentGivenBeforehand(),
    printing: PrintingOptions = PrintingOptions()
  ) {
    let printed = Printed()
    self.printed = printed
    self.running = running
    session = PanierSession(
      client: running.client,
      spending: SpendingGuard(
        client: running.client, endpoint: "the simulator",
        // Tests buy the same again and again.
        limits: SpendingLimits(perRun: budget, refusesRepeats: false), consent: consent,
        ledger: SQLiteLedger(now: { running.simulator.time }),
        looks: LookPolicy(sleep: { running.simulator.advance(by: Double($0.components.seconds)) }),
        uptime: { .zero }),
      printing: printing, output: { bytes in printed.bytes.withLock { $0 += bytes } },
      // Who waits finds that the time has passed.
      now: { running.simulator.time },
      sleep: { running.simulator.advance(by: Double($0.components.seconds) + 1) })
  }

  /// What was printed.
  var output: String { printed.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Opens a recipe of one text.
  static func open(_ text: String) async throws -> OpenedRecipe {
    let kitchen = try Kitchen()
    try kitchen.write("r/recipe.lua", text)
    return try await kitchen.shelf().open(kitchen.path + "/r")
  }

  /// Runs a recipe.
  @discardableResult
  func run(_ text: String, _ given: [(name: String, input: ParameterInput)] = []) async throws -> [LuaValue] {
    try await run(try await Self.open(text), given)
  }

  /// Runs an opened recipe.
  @discardableResult
  func run(_ recipe: OpenedRecipe, _ given: [(name: String, input: ParameterInput)] = []) async throws -> [LuaValue] {
    let bound = try await recipe.loaded.bind(given)
    return try await RecipeRun(session: session, program: Kitchen.program)(recipe, bound)
  }
}
