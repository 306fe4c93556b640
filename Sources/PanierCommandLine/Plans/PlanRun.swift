import FoundationEssentials
import Glibc
import OVHClient
import PanierKit
import PanierOrdering

/// Runs a script or a recipe up to its checkouts and makes a plan of them; nothing is ordered.
public struct PlanRun: Sendable {
  private let options: ShellOptions
  private let environment: ShellEnvironment
  private let interrupts: InterruptWatcher

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, _ interrupts: InterruptWatcher) {
    var options = options
    // Whatever else the script would spend or change is only shown, and nobody agrees to anything beforehand.
    options.quote = true
    options.yes = false
    self.options = options
    self.environment = environment
    self.interrupts = interrupts
  }

  /// Runs the script or recipe, prints the plan and saves it.
  /// - Parameters:
  ///   - name: a script, or a recipe by its name, path or address.
  ///   - arguments: what the operator typed behind it.
  ///   - path: the file that takes the plan; nil to print it only.
  ///   - lifetime: for how long the plan can be applied, in seconds.
  ///   - isHeld: whether the plan holds its money in the budgets of the month.
  ///   - isDetailed: whether the exit code tells that there is something to buy.
  /// - Returns: the exit code.
  /// - Throws: what says why the run cannot begin.
  public func run(
    _ name: String, _ arguments: ScriptArguments, saveTo path: String?, lifetime: Double, isHeld: Bool,
    isDetailed: Bool
  ) async throws -> Int32 {
    let program = try PlannedProgram(name)
    var source = try await program.source(arguments.all, environment)
    let recorder = PlanRecorder()
    let runtime: Runtime
    let status: Int32
    switch program {
    case .script(let script):
      runtime = try Runtime(
        options, environment, scriptDirectory: script.directory, parameters: arguments.named, planning: recorder)
      status = await ScriptRunner(runtime, interrupts).run(script, arguments)
    case .recipe(let recipe):
      runtime = try Runtime(options, environment, planning: recorder)
      status = await RecipeCommandRun(options, environment, interrupts).status(of: recipe, arguments.all, in: runtime)
    }
    guard status == ExitStatus.done.rawValue, !options.dryRun else {
      if path != nil, !recorder.carts.isEmpty { tell("no plan was saved, since the run ended before its end") }
      return runtime.connection.finish(status)
    }
    if case .script = program {
      // Known only now: a script may require one module or another.
      source.modules = runtime.required.all.sorted { $0.name < $1.name }
    }
    let (budget, planned) = (options.budget, source)
    let result = await InterruptibleWork(options, interrupts).result(
      of: Task { try await PlanRun.plan(runtime, recorder, planned, budget, lifetime) }
    ) { "the plan took longer than \($0) and was stopped" }
    do {
      let file = PlanFile(try result.get())
      try path.map { try file.write(to: $0) }
      if isHeld { try await hold(file.plan, recorder, path, lifetime, runtime) }
      print(PlanPages(options, environment).page(file))
      say(recorder, file.plan, path, isHeld)
      let isSomething = isDetailed && !recorder.carts.isEmpty
      return runtime.connection.finish(isSomething ? ExitStatus.usage.rawValue : status)
    } catch { return runtime.connection.finish(ErrorReport(error).tell(ErrorAdvice(options, environment))) }
  }

  private static func plan(
    _ runtime: Runtime, _ recorder: PlanRecorder, _ source: PlanSource, _ budget: Money?, _ lifetime: Double
  ) async throws -> Plan {
    let client = runtime.connection.client
    return Plan(
      try await runtime.host.session.spending.scope(), from: source, carts: recorder.carts, budget: budget,
      made: .init(timeIntervalSince1970: Double(try await client.serverTime())), lifetime: lifetime)
  }

  /// Lets the plan hold its money once it is on the disk, so that what is held has a file that gives it back.
  private func hold(
    _ plan: Plan, _ recorder: PlanRecorder, _ path: String?, _ lifetime: Double, _ runtime: Runtime
  ) async throws {
    do { try await runtime.host.session.spending.hold(plan, of: recorder, lifetime: lifetime) } catch {
      if let path { unlink(path) }
      throw error
    }
  }

  private func say(_ recorder: PlanRecorder, _ plan: Plan, _ path: String?, _ isHeld: Bool) {
    let count = recorder.carts.count
    if recorder.hasEndedEarly {
      tell(
        "the script ended where it uses the order of a checkout, which is only planned; what it would order after that is "
          + "not in the plan")
    }
    guard count > 0 else { return tell("there is nothing to buy: the script ended without a checkout") }
    let what =
      "\(count) order\(count == 1 ? "" : "s") for \(plan.due.map(\.description).joined(separator: " and ")) with tax"
    if let path {
      tell("plan \(plan.id.prefix(8)) of \(what) is in '\(path)' until \(plan.expires); panier apply \(path) buys it")
      if isHeld { tell("its money is held until then; panier plan release \(path) gives it back") }
    } else {
      tell("plan of \(what) was not saved; keep it with --save FILE")
    }
  }

  private func tell(_ sentence: String) {
    if !options.quiet { Runtime.note(sentence) }
  }
}
