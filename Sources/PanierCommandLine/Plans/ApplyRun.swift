import OVHClient
import PanierKit
import PanierOrdering
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
  /// - Returns: the exit code.
  /// - Throws: what says why the plan cannot be read, or the run cannot begin.
  public func run(_ path: String, isAgain: Bool) async throws -> Int32 {
    let plan = try PlanFile(path: path).plan
    let pages = PlanPages(options, environment)
    if let difference = await sourceDifference(plan.source) {
      print(pages.differences([difference]))
      return ErrorReport(PlanRefusal.differs([difference])).tell()
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
      code = ErrorReport(error).tell()
      if !made.isEmpty, made.count < plan.carts.count {
        tell("\(made.count) of \(plan.carts.count) orders are made; panier apply \(path) goes on with the rest")
      }
    }
    return runtime.connection.finish(ScriptRunner.judged(code, runtime))
  }

  /// What differs in the script or recipe, where it is at hand; on another machine it need not be.
  private func sourceDifference(_ source: PlanSource) async -> PlanDifference? {
    // What came by standard input is nowhere to be looked at.
    if !source.isRecipe, source.name == "stdin" { return nil }
    let now: PlanSource
    do {
      now = try await (source.isRecipe ? PlannedProgram.recipe(source.name) : .script(ScriptSource.file(source.name)))
        .source(source.arguments, environment)
    } catch {
      tell("whether '\(source.name)' is still what was planned is not checked, since it is not here: \(error)")
      return nil
    }
    return source.difference(to: now)
  }

  private func tell(_ sentence: String) {
    if !options.quiet { Runtime.note(sentence) }
  }
}
