import Glibc
import OVHClient
import PanierKit
import PanierRecipes
import PanierTerminal
import PanierVM

/// The prompt: reads Lua, runs it, prints what comes of it, until the operator leaves.
public struct REPL: Sendable {
  private let runtime: Runtime
  private let interrupts: InterruptWatcher
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
      code = try await loop()
    } catch {
      code = ErrorReport(error).tell(advice)
    }
    await ScriptRunner.discardDrafts(runtime)
    runtime.output.flush()
    return ScriptRunner.judged(code, runtime)
  }

  private func loop() async throws -> Int32 {
    runtime.pages.collect()
    let history = try openHistory()
    let editor = LineEditor(
      terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO), history: history, options: editorOptions)
    var commands = REPLCommands(runtime: runtime, history: history)
    while true {
      for warning in history.takeWarnings() { Runtime.note("\(warning)") }
      switch try await editor.readLine(prompt: prompt, continuation: ">> ", text: commands.takeDraft()) {
      case .endOfInput: return ExitStatus.done.rawValue
      case .interrupted: continue
      case .line(let text):
        if let code = await run(text, &commands) { return code }
      }
    }
  }

  /// Runs what was typed or pasted, one entry after the other, until one fails.
  /// - Returns: an exit code when the session has ended.
  private func run(_ text: String, _ commands: inout REPLCommands) async -> Int32? {
    let entries = await runtime.host.vm.entries(of: text)
    for (index, entry) in entries.enumerated() {
      switch commands.read(entry) {
      case .quit: return ExitStatus.done.rawValue
      case .nothing: continue
      case .failure(let message): Runtime.note(message)
      case .export(let path): await export(path)
      case .edit(let earlier): if let text = await editExternally(earlier) { commands.draft = text }
      case .evaluate(let source, let isTimed):
        let start = ContinuousClock.now
        let (isDone, code) = await evaluate(source)
        if let code { return code }
        if isTimed { Runtime.note("took \(ContinuousClock.now - start)") }
        guard isDone || index == entries.count - 1 else {
          Runtime.note("the rest of what was pasted was not run")
          return nil
        }
      }
    }
    return nil
  }

  /// Lets the operator write a text in their own editor; nil if it failed.
  private func editExternally(_ text: String) async -> String? {
    do {
      let editor = ExternalEditor(environment: runtime.environment.variables)
      return try await interrupts.leaving { try await editor.edit(text) }
    } catch {
      Runtime.note("\(error)")
      return nil
    }
  }

  /// Writes what the session has in its carts as a recipe; Ctrl-C ends it and writes nothing.
  private func export(_ path: String) async {
    let session = runtime.host.session
    let environment = runtime.environment
    let work = Task {
      var carts: [RecipeExport.Cart] = []
      for (id, origin) in session.made.all {
        do { carts.append(try await RecipeExport.Cart(id, origin, session.client)) } catch let error as OVHError
          where error.status == 404
        { continue }  // deleted by a raw call, or expired
      }
      let file = path.split(separator: "/").last ?? ""
      let export = try RecipeExport(
        name: String(file.hasSuffix(".lua") ? file.dropLast(4) : file),
        author: environment["USER"] ?? environment["LOGNAME"] ?? "unknown", carts: carts)
      try TextFile.write(export.text, to: path)
    }
    switch await result(of: work) {
    case .success: Runtime.note("wrote '\(path)'; look at it with: panier recipe check \(path)")
    case .failure(let error): say(error)
    }
  }

  /// Runs one entry; Ctrl-C ends it and the session goes on.
  /// - Returns: whether it went well, and an exit code when it ended the session.
  private func evaluate(_ source: String) async -> (isDone: Bool, code: Int32?) {
    let vm = runtime.host.vm
    let work = Task { try await vm.evaluate(source) }
    let result = await result(of: work)
    await vm.rearm()
    switch result {
    case .success(let values):
      do {
        if !values.isEmpty { runtime.pages.add(try REPLPrinter(runtime).text(of: values)) }
      } catch { say(error) }
      await interrupts.leaving { await runtime.pages.show() }
      return (true, nil)
    case .failure(let error):
      if let code = (error as? LuaError)?.exitCode { return (false, code) }
      await interrupts.leaving { await runtime.pages.show() }
      runtime.output.flush()
      say(error)
      return (false, nil)
    }
  }

  /// Says what went wrong, and which recipe helps; the session goes on.
  private func say(_ error: any Error) { _ = ErrorReport(error).tell(advice) }

  private var advice: ErrorAdvice { ErrorAdvice(runtime.options, runtime.environment, isPrompt: true) }

  /// Waits for work of an entry, which Ctrl-C ends.
  private func result<Value: Sendable>(of work: Task<Value, any Error>) async -> Result<Value, any Error> {
    interrupts.onInterrupt {
      work.cancel()
      Confirmation.cancelAll()
    }
    defer { interrupts.onInterrupt(nil) }
    return await work.result
  }

  private var prompt: StyledText {
    let style: Style = runtime.endpoint.isReal ? Style(foreground: .red, isBold: true) : .green
    return StyledText([.init(runtime.endpoint.endpoint.name, style), .init("> ")])
  }

  private func openHistory() throws -> History {
    let isKept = !runtime.options.noHistory
    return History(
      path: isKept ? runtime.environment.stateDirectory + "/history" : nil, isSecret: SecretText.isInside)
  }

  /// Whether two empty lines end an entry that would go on, so that its error is seen.
  static func isGivenUp(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 2 && lines.suffix(2).allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  private var editorOptions: LineEditorOptions {
    let environment = runtime.environment
    var options = LineEditorOptions(
      palette: runtime.host.session.printing.palette, unicode: runtime.host.session.printing.unicode,
      isDumb: environment["TERM"] == "dumb")
    let vm = runtime.host.vm
    options.isComplete = { text in
      // Commands of the prompt are one line.
      if text.hasPrefix(".") || text.hasSuffix("?") || REPL.isGivenUp(text) { return true }
      return await !vm.isIncomplete(text)
    }
    let completer = Completer(vm: vm)
    options.complete = { text, cursor in await completer.completion(text, cursor: cursor) }
    options.editExternally = editExternally
    options.indentation = { LuaSyntax($0).indentation }
    // Without styles a hint could not be told from what was typed.
    if options.palette.isColored {
      let suggestions = Suggestions(vm: vm)
      options.hint = { text in await suggestions.hint(text) }
      options.highlight = LuaColors.ranges
    }
    return options
  }
}
