import OVHClient
import PanierKit
import PanierOrdering
import PanierRecipes
import Synchronization

/// Buys what a plan says, once, or refuses with what is not as planned.
public struct ApplyRun: Sendable {
  private let options: ShellOptions
  private let environment: ShellEnvironment
  private let interrupts: InterruptWatcher

  /// The orders so far: they are printed however the run ends.
  private final class Orders: Sendable {
    let carts = Mutex<[AppliedCart]>([])
  }

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for; limits come from here alone.
  ///   - environment: the world around the program.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, _ interrupts: InterruptWatcher) {
    self.options = options
    self.environment = environment
    self.interrupts = interrupts
  }

  /// Buys the plan and prints its orders.
  /// - Parameters:
  ///   - path: the file with the plan.
  ///   - isAgain: whether the same may be ordered again within 24 hours.
  ///   - signers: the keys that have to be under the plan: `ed25519:…`, or names of known ones.
  /// - Returns: the exit code.
  /// - Throws: what says why the plan cannot be read or is not signed, or the run cannot begin.
  public func run(_ path: String, isAgain: Bool, signers: [String] = []) async throws -> Int32 {
    let file = try PlanFile(path: path)
    try PlanReview(file, path: path).require(try keys(signers))
    let plan = file.plan
    let pages = PlanPages(options, environment)
    let changes = await sourceDifferences(plan.source)
    guard changes.isEmpty else {
      print(pages.differences(changes))
      return ErrorReport(PlanRefusal.differs(changes)).tell(nil)
    }
    guard !plan.carts.isEmpty else {
      tell("plan \(plan.id.prefix(8)) has nothing to buy")
      return ExitStatus.done.rawValue
    }
    let runtime = try Runtime(options, environment)
    let orders = Orders()
    let work = Task {
      try await runtime.host.session.spending.apply(plan, isAgain: isAgain) { cart in
        orders.carts.withLock { $0.append(cart) }
      }
    }
    let result = await InterruptibleWork(options, interrupts).result(of: work) {
      "applying the plan took longer than \($0) and was stopped"
    }
    var code = ExitStatus.done.rawValue
    let made = orders.carts.withLock { $0 }
    if !made.isEmpty { print(pages.orders(made)) }
    if case .failure(let error) = result {
      if case .differs(let differences)? = error as? PlanRefusal { print(pages.differences(differences)) }
      code = ErrorReport(error).tell(ErrorAdvice(options, environment))
      if !made.isEmpty, made.count < plan.carts.count {
        tell("\(made.count) of \(plan.carts.count) orders are made; panier apply \(path) goes on with the rest")
      }
    }
    return runtime.connection.finish(ScriptRunner.judged(code, runtime))
  }

  private func keys(_ names: [String]) throws -> [RecipeKey] {
    guard !names.isEmpty else { return [] }
    let known = try KeyNames(RecipeShelf(environment))
    return try names.map { try known.key($0) }
  }

  /// What differs in the script or recipe, where it is at hand; on another machine it need not be.
  private func sourceDifferences(_ source: PlanSource) async -> [PlanDifference] {
    // What came by standard input is nowhere to be looked at.
    if !source.isRecipe, source.name == "stdin" { return [] }
    let now: PlanSource
    do {
      let program =
        try source.isRecipe
        ? PlannedProgram.recipe(source.name) : .script(ScriptSource.file(source.name))
      now = try await program.source(
        source.arguments, modules: program.modules(named: source.modules?.map(\.name) ?? []), environment)
    } catch {
      tell("whether '\(source.name)' is still what was planned is not checked, since it is not here: \(error)")
      return []
    }
    return source.differences(to: now)
  }

  private func tell(_ sentence: String) {
    if !options.quiet { Runtime.note(sentence) }
  }
}
