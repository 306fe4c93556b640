import Glibc
import PanierKit
import PanierOrdering
import PanierVM

/// Runs scripts from the command line, to an exit code.
public struct ScriptRunner: Sendable {
  private let runtime: Runtime
  private let interrupts: InterruptWatcher

  /// Creates a runner.
  /// - Parameters:
  ///   - runtime: the run that the scripts belong to.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ runtime: Runtime, _ interrupts: InterruptWatcher) {
    self.runtime = runtime
    self.interrupts = interrupts
  }

  /// Runs a script and cleans up behind it.
  /// - Parameters:
  ///   - source: the script.
  ///   - arguments: what the operator typed behind it.
  /// - Returns: the exit code.
  public func run(_ source: ScriptSource, _ arguments: ScriptArguments) async -> Int32 {
    let runtime = runtime
    let work = Task {
      try await ScriptRunner.prepare(runtime, source.name, arguments)
      for module in runtime.modules {
        _ = try await runtime.host.vm.run("return require(...)", name: "-l \(module)", arguments: [.string(module)])
      }
      _ = try await runtime.host.vm.run(source.text, name: source.name, arguments: arguments.all.map { .string($0) })
    }
    return await finish(work)
  }

  /// Waits for the work, with Ctrl-C, the time limit and a closed output as ways to end it early.
  private func finish(_ work: Task<Void, any Error>) async -> Int32 {
    runtime.output.whenFailing { work.cancel() }
    let result = await InterruptibleWork(runtime.options, interrupts).result(of: work) {
      "the run took longer than \($0) and was stopped"
    }
    await ScriptRunner.discardDrafts(runtime)
    runtime.output.flush()
    runtime.output.whenFailing(nil)

    var code = ExitStatus.done.rawValue
    if let reason = runtime.output.failureReason {
      if !reason.isEmpty { Runtime.note(reason) }
      code = ExitStatus.scriptError.rawValue
    } else if case .failure(let error) = result {
      code = ErrorReport(error).tell(ErrorAdvice(runtime.options, runtime.environment))
      if runtime.options.debug, let traceback = (error as? LuaError)?.traceback { Runtime.note(traceback) }
    }
    return ScriptRunner.judged(code, runtime)
  }

  /// The exit code of a run: whatever ended it, what is not known is what the operator has to see to.
  static func judged(_ code: Int32, _ runtime: Runtime) -> Int32 {
    let unknown = runtime.host.session.spending.unknownPurchases
    guard !unknown.isEmpty else { return code }
    // Said here as well when the script kept it to itself.
    for purchase in unknown where code != ExitStatus.orderStateUnknown.rawValue {
      Runtime.note(
        "it is not known what became of the \(purchase.kind.rawValue) of \(purchase.reference); "
          + purchase.remedy(RemedyWords.commandLine.ofPurchase))
    }
    return ExitStatus.orderStateUnknown.rawValue
  }

  /// Sets the globals that belong to a script: `arg`, `params` and `env`.
  ///
  /// What an earlier run could not tell the ledger is handed over first.
  static func prepare(_ runtime: Runtime, _ name: String, _ arguments: ScriptArguments) async throws {
    await runtime.host.session.spending.deliverReceipts()
    let listed = arguments.all.map { LuaValue.string($0) }
    try await runtime.host.vm.setGlobal(
      "arg", .table(LuaTable(array: listed, other: [(.integer(0), .string(name))])))
    try await runtime.host.vm.setGlobal(
      "params", .table(LuaTable(fields: arguments.named.map { ($0.name, .string($0.value)) })))
    try await runtime.host.vm.setGlobal("env", .table(ScriptEnvironment.table(runtime.environment.variables)))
  }

  /// Deletes the carts of the run; what cannot be deleted is said, since it expires by itself.
  static func discardDrafts(_ runtime: Runtime) async {
    let failures = await Task { await runtime.host.session.discardDrafts() }.value
    guard !runtime.options.quiet, let first = failures.first else { return }
    Runtime.note(
      "\(failures.count) draft cart\(failures.count == 1 ? "" : "s") could not be deleted and will expire within a day "
        + "(\(first.cartID): \(first.reason))")
  }
}
