import Glibc
import OVHClient
import PanierKit
import PanierRecipes
import PanierTerminal
import PanierVM

/// `panier recipe run`: finds a recipe, checks its parameters, has it allowed, and runs it once for each row.
public struct RecipeCommandRun: Sendable {
  private let options: ShellOptions
  private let environment: ShellEnvironment
  private let interrupts: InterruptWatcher
  /// One process reads the description, one runs the recipe; both start while everything else is put together.
  private let program = IsolatedProgram.current.startedAhead(2)

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, _ interrupts: InterruptWatcher) {
    self.options = options
    self.environment = environment
    self.interrupts = interrupts
  }

  /// Runs a recipe.
  /// - Parameters:
  ///   - name: a name, a path, a packed file or an address.
  ///   - arguments: `NAME=value` each.
  ///   - file: a file of parameters, a run for each row; what the arguments name counts for every row.
  /// - Returns: the exit code.
  /// - Throws: ``RecipeError``, ``CommandFailure`` and what the API and the recipe raise.
  public func callAsFunction(_ name: String, _ arguments: [String], file: String?) async throws -> Int32 {
    // The description is read while the run is put together here.
    let opening = Task { [environment, program] in try await RecipeShelf(environment, program: program).open(name) }
    let runtime: Runtime
    do { runtime = try Runtime(options, environment) } catch {
      await Self.abandon(opening)
      throw error
    }
    return runtime.connection.finish(await status(of: name, arguments, file: file, in: runtime, opening))
  }

  /// Runs a recipe in a run that was put together elsewhere.
  /// - Parameter opening: finds the recipe and reads its description; nil where that has not begun.
  /// - Returns: the exit code.
  func status(
    of name: String, _ arguments: [String], file: String? = nil, in runtime: Runtime,
    _ opening: Task<OpenedRecipe, any Error>? = nil
  ) async -> Int32 {
    let shelf = RecipeShelf(environment, program: program)
    let opening = opening ?? Task { try await shelf.open(name) }
    let task = Task { try await run(opening, arguments, file, runtime) }
    runtime.output.whenFailing { task.cancel() }
    let result = await InterruptibleWork(options, interrupts).result(of: task) {
      "the run took longer than \($0) and was stopped"
    }
    await ScriptRunner.discardDrafts(runtime)
    runtime.output.flush()
    runtime.output.whenFailing(nil)
    switch result {
    case .success: return ExitStatus.done.rawValue
    case .failure(let error): return ErrorReport(error).tell(ErrorAdvice(options, environment, running: name))
    }
  }

  private func run(
    _ opening: Task<OpenedRecipe, any Error>, _ arguments: [String], _ file: String?, _ runtime: Runtime
  ) async throws {
    await runtime.host.session.spending.deliverReceipts()
    let shelf = RecipeShelf(environment)
    let given: [ParameterRows.Row.Element]
    let rows: [ParameterRows.Row]
    do {
      given = try arguments.map(Self.argument)
      rows = try file.map { try Self.rows($0) } ?? [[]]
    } catch {
      await Self.abandon(opening)
      throw error
    }
    let recipe = try await withTaskCancellationHandler {
      try await opening.value
    } onCancel: {
      opening.cancel()
    }
    var bound: [BoundParameters] = []
    for (index, row) in rows.enumerated() {
      // What the command line names counts for every row.
      let inputs = row.filter { item in !given.contains { $0.name == item.name } } + given
      do { bound.append(try await recipe.loaded.bind(inputs, asking: RecipeAnswers(options, environment))) } catch let
        error as RecipeError where rows.count > 1
      {
        throw RecipeError(error.kind, "row \(index + 1): \(error.message)")
      }
    }
    let shown = bound.count == 1 ? bound[0].shown : [("rows", "\(bound.count), from a file")]
    try await RecipeConsent(shelf, options, environment).require(recipe, shown)

    let results = RecipeResults(runtime.host.session.printing, isList: file != nil)
    let session = runtime.host.session.printing.format == .table ? runtime.host.session : Self.aside(runtime)
    let recipeRun = RecipeRun(session: session, program: program)
    for (index, parameters) in bound.enumerated() {
      if bound.count > 1, !options.quiet { Runtime.note("row \(index + 1) of \(bound.count)") }
      let values = try await recipeRun(recipe, parameters)
      results.add(values, parameters)
      if let text = try results.textOfLast() { runtime.output.write(Array((text + "\n").utf8)) }
    }
    if let text = try results.textOfAll() { runtime.output.write(Array((text + "\n").utf8)) }
  }

  /// A session whose prints go to standard error, since standard output carries the results as data.
  private static func aside(_ runtime: Runtime) -> PanierSession {
    runtime.host.session.printing(to: { try? Terminal.write(String(decoding: $0, as: UTF8.self), to: STDERR_FILENO) })
  }

  /// Ends what is being fetched, and waits until nothing of it is left.
  private static func abandon(_ opening: Task<OpenedRecipe, any Error>) async {
    opening.cancel()
    _ = await opening.result
  }

  private static func argument(_ text: String) throws -> (name: String, input: ParameterInput) {
    guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
      throw RecipeError(.parameter, "'\(text.prefix(60))' is no parameter; write NAME=value")
    }
    return (String(text[..<mark]), .text(String(text[text.index(after: mark)...])))
  }

  private static func rows(_ file: String) throws -> [ParameterRows.Row] {
    let source: ScriptSource
    do { source = try ScriptSource.file(file) } catch let error as ScriptSourceError {
      throw CommandFailure(.usage, "\(error)".replacing("cannot run", with: "cannot read"))
    }
    return try ParameterRows(String(decoding: source.text, as: UTF8.self), path: file).rows
  }
}
