import Glibc
import PanierKit
import PanierTerminal
import PanierVM

/// The prompt: reads Lua, runs it, prints what comes of it, until the operator leaves.
public struct REPL: Sendable {
  let runtime: Runtime
  let interrupts: InterruptWatcher
  let calls: CallLog
  let values: ValueSuggestions
  let cart: CartStatus
  private let version: String

  /// Creates a prompt.
  /// - Parameters:
  ///   - runtime: the run that it belongs to.
  ///   - interrupts: who hears Ctrl-C.
  ///   - version: Panier's version, for the banner.
  public init(_ runtime: Runtime, _ interrupts: InterruptWatcher, version: String) {
    self.runtime = runtime
    self.interrupts = interrupts
    self.version = version
    calls = runtime.calls ?? CallLog()
    let options = runtime.options
    values = ValueSuggestions(
      runtime.host.session,
      // A recording holds what the operator did, and a dry run ends at a call that changes something.
      isReading: options.record == nil && options.replay == nil && !options.dryRun)
    cart = CartStatus(runtime.host.session)
  }

  /// Runs until Ctrl-D, `.quit` or `os.exit`.
  /// - Parameter arguments: what `arg` and `params` hold.
  /// - Returns: the exit code.
  public func run(_ arguments: ScriptArguments = ScriptArguments([])) async -> Int32 {
    let code: Int32
    do {
      try await ScriptRunner.prepare(runtime, "stdin", arguments)
      for module in runtime.modules {
        _ = try await runtime.host.vm.run("return require(...)", name: "-l \(module)", arguments: [.string(module)])
      }
      if !runtime.options.quiet {
        let banner = Banner(runtime.endpoint, budget: runtime.options.budget, version: version)
        try Terminal.write(banner.text + "\n", to: STDERR_FILENO)
      }
      await runInitialScript()
      code = try await loop()
    } catch {
      code = ErrorReport(error).tell(advice)
    }
    await ScriptRunner.discardDrafts(runtime)
    runtime.output.flush()
    return ScriptRunner.judged(code, runtime)
  }

  /// Runs the operator's own `init.lua`; what is wrong with it is said, and the prompt comes all the same.
  private func runInitialScript() async {
    let path = runtime.environment.configurationDirectory + "/init.lua"
    guard !runtime.options.noRc, access(path, F_OK) == 0 else { return }
    let vm = runtime.host.vm
    let work = Task { _ = try await vm.run(ScriptSource.file(path).text, name: path) }
    if case .failure(let error) = await result(of: work) { say(error) }
    await vm.rearm()
    runtime.output.flush()
  }

  private func loop() async throws -> Int32 {
    runtime.pages.collect()
    let history = try openHistory()
    let editor = LineEditor(
      terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO), history: history, options: editorOptions)
    var state = PromptState()
    while true {
      for warning in history.takeWarnings() { Runtime.note("\(warning)") }
      switch try await editor.readLine(prompt: prompt, continuation: ">> ", text: state.takeDraft()) {
      case .endOfInput: return await leave(ExitStatus.done.rawValue)
      case .interrupted: continue
      case .line(let text):
        if let code = await run(text, &state, history) { return code }
      }
    }
  }

  /// Runs what was typed or pasted, one entry after the other, until one fails.
  /// - Returns: an exit code when the session has ended.
  private func run(_ text: String, _ state: inout PromptState, _ history: History) async -> Int32? {
    let entries = await runtime.host.vm.entries(of: text)
    for (index, entry) in entries.enumerated() {
      switch REPLCommands.read(entry) {
      case .nothing: continue
      case .failure(let message): Runtime.note(message)
      case .help(let name): _ = await evaluate("help(\"\(name)\")", &state, isEntry: false)
      case .source(let name): await show { try await FunctionSource(entries: state.entries).text(of: name, $0) }
      case .command(.quit, _): return await leave(ExitStatus.done.rawValue)
      case .command(.load, let path?):
        let (_, code) = await load(path, &state)
        if let code { return code }
      case .command(let name, let argument): await run(name, argument, &state, history)
      case .evaluate(let source):
        let (isDone, code) = await evaluate(source, &state)
        if let code { return code }
        guard isDone || index == entries.count - 1 else {
          Runtime.note("the rest of what was pasted was not run")
          return nil
        }
      }
    }
    return nil
  }

  /// Runs one entry; Ctrl-C ends it and the session goes on.
  /// - Parameter isEntry: whether the operator wrote it, so that it is kept, recorded and timed.
  /// - Returns: whether it went well, and an exit code when it ended the session.
  func evaluate(
    _ source: String, _ state: inout PromptState, isEntry: Bool = true
  ) async -> (isDone: Bool, code: Int32?) {
    let vm = runtime.host.vm
    let isExpression = state.record != nil ? await vm.isExpression(source) : false
    calls.beginEntry()
    let start = ContinuousClock.now
    let work = Task { try await vm.evaluate(source) }
    let result = await result(of: work)
    let elapsed = ContinuousClock.now - start
    await vm.rearm()
    if isEntry { state.entries.append(source) }
    state.mended = nil
    var outcome = ""
    var failure: (any Error)?
    switch result {
    case .success(let values):
      do {
        if !values.isEmpty { runtime.pages.add(try REPLPrinter(runtime).text(of: values)) }
        if !values.isEmpty, state.record != nil {
          outcome = try REPLPrinter(runtime, isPlain: true).text(of: values)
        }
      } catch { failure = error }
    case .failure(let error):
      if let code = (error as? LuaError)?.exitCode { return (false, code) }
      failure = error
    }
    await interrupts.leaving { await runtime.pages.show() }
    runtime.output.flush()
    if let failure { outcome = say(failure, source, &state) }
    await finish(source, outcome, &state, isEntry: isEntry, isExpression: isExpression, elapsed)
    return (failure == nil, nil)
  }

  /// Takes note of what an entry did.
  private func finish(
    _ source: String, _ outcome: String, _ state: inout PromptState, isEntry: Bool, isExpression: Bool,
    _ elapsed: Duration
  ) async {
    let made = calls.calls
    if isEntry, state.isTimed { Runtime.note(CallTimes.text(elapsed, made)) }
    if isEntry, let record = state.record {
      do {
        try record.note(source, isExpression: isExpression, outcome: outcome)
      } catch {
        Runtime.note("\(error); nothing is recorded any more")
        state.record = nil
      }
    }
    let changes = made.filter(\.changesCart)
    guard !changes.isEmpty else { return }
    state.changes.append(changes)
    values.entryWasRun()
    await cart.take(changes)
  }

  /// Says what went wrong, points at it in the entry, and keeps the mended entry at hand.
  /// - Returns: what was said.
  private func say(_ error: any Error, _ source: String, _ state: inout PromptState) -> String {
    guard let luaError = error as? LuaError, let pointer = EntryPointer(luaError, in: source) else {
      say(error)
      return ErrorReport(error).message ?? ""
    }
    state.mended = pointer.mended
    let offer = pointer.mended.map { mended in
      let first = mended.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? mended
      return "\n.fix writes it as: " + (first == mended ? mended : first + " …")
    }
    let report = ErrorReport(error)
    Runtime.note((report.message ?? "") + "\n" + pointer.picture + (offer ?? ""))
    advice.tell(report)
    return report.message ?? ""
  }

  /// Says what went wrong, and which recipe helps; the session goes on.
  func say(_ error: any Error) { _ = ErrorReport(error).tell(advice) }

  private var advice: ErrorAdvice { ErrorAdvice(runtime.options, runtime.environment, isPrompt: true) }

  /// Waits for work of an entry, which Ctrl-C ends.
  func result<Value: Sendable>(of work: Task<Value, any Error>) async -> Result<Value, any Error> {
    interrupts.onInterrupt {
      work.cancel()
      Confirmation.cancelAll()
    }
    defer { interrupts.onInterrupt(nil) }
    return await work.result
  }

  private var prompt: StyledText {
    let style: Style = runtime.endpoint.isReal ? Style(foreground: .red, isBold: true) : .green
    let status = cart.text
    return StyledText(
      [.init(runtime.endpoint.endpoint.name, style)] + (status.isEmpty ? [] : [.init(" " + status)]) + [.init("> ")])
  }

  private func openHistory() throws -> History {
    let isKept = !runtime.options.noHistory
    return History(
      path: isKept ? runtime.environment.stateDirectory + "/history" : nil, isSecret: SecretText.isInside)
  }
}
