import Glibc
import OVHClient
import OVHSimulator
public import PanierKit
public import PanierOrdering
import PanierRecipes
import PanierTerminal
import PanierVM

/// One run of the program: the endpoint, the guard, the Lua universe and the output, put together.
public struct Runtime: Sendable {
  /// The client of the run, and what was decided about its endpoint.
  public let connection: Connection
  /// The Lua universe with its session.
  public let host: PanierHost
  /// Standard output.
  public let output: StandardOutput
  /// Long texts on standard output.
  public let pages: Pages
  /// The calls of a prompt; nil elsewhere.
  let calls: CallLog?
  /// The world around the program.
  public let environment: ShellEnvironment
  /// What the operator asked for.
  public let options: ShellOptions
  /// The modules that are required before the first line runs.
  public let modules: [String]
  /// The modules of the script's own that it required so far.
  let required = RequiredModules()

  /// Puts a run together.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - scriptDirectory: the folder that `require` looks in.
  ///   - parameters: the `NAME=value` arguments.
  ///   - modules: the modules that are required before the first line runs.
  ///   - calls: notes the calls of a prompt.
  ///   - planning: takes the orders of a run that only plans them; `--quote` has to stand among the options.
  /// - Throws: `OVHError` of kind `configuration` for an endpoint or a configuration that cannot be used.
  public init(
    _ options: ShellOptions, _ environment: ShellEnvironment, scriptDirectory: String? = nil,
    parameters: [(name: String, value: String)] = [], modules: [String] = [],
    calls: CallLog? = nil, planning: PlanRecorder? = nil
  ) throws {
    let connection = try Connection(options, environment, calls: calls)
    let client = connection.client
    let choice = try LedgerChoice(options, environment, isBuiltIn: connection.endpoint.isBuiltIn)
    let output = StandardOutput(isTerminal: environment.outputIsTerminal)
    let pages = Pages(output, options, environment)
    let terminal = Terminal(input: STDIN_FILENO, output: STDERR_FILENO)
    let canAsk = environment.inputIsTerminal && environment.errorIsTerminal && !options.noInput
    let line = ProgressLine(descriptor: STDERR_FILENO, isEnabled: !options.quiet && environment["TERM"] != "dumb")
    let questions = OperatorQuestions(terminal: terminal, begin: { line.clear() })
    let consent: any Consent
    // A dry run sends nothing that there would be to confirm.
    if options.quote {
      consent = ShowOnly()
    } else if options.yes || options.dryRun {
      consent = ConsentGivenBeforehand()
    } else if canAsk {
      consent = questions
    } else {
      consent = NobodyToAsk()
    }
    let isQuiet = options.quiet
    let phrase = connection.endpoint.phrase
    let spending = SpendingGuard(
      client: client, endpoint: phrase,
      limits: Runtime.limits(options, connection.endpoint),
      consent: consent,
      // What is not sent, or comes from a recording, is no purchase.
      ledger: options.dryRun || options.replay != nil
        ? SQLiteLedger()
        : choice.ledger(isReal: connection.endpoint.isReal),
      receipts: choice.receipts,
      receipt: { purchase in
        guard !isQuiet else { return }
        // A line of progress may stand where this is written.
        line.clear()
        Runtime.note(
          "order \(purchase.orderID) was placed at \(phrase): \(purchase.total) with tax"
            + (purchase.wasRecovered ? " (its answer was lost; it was found in the account)" : ""))
      },
      labels: PurchaseLabels(of: options),
      looks: Runtime.looks(options, environment))
    let session = PanierSession(
      client: client, spending: spending, writes: try Runtime.gate(connection, options, environment),
      planning: planning,
      subsidiary: options.subsidiary,
      printing: Runtime.printing(options, environment), words: .commandLine, parameters: parameters,
      dialogue: canAsk ? questions : NoDialogue(),
      catalogs: CatalogCache(
        // A recording has to hold every call, and what is played must not mix with what is kept.
        folder: options.record == nil && options.replay == nil
          ? environment.cacheDirectory + "/catalogues" : nil,
        note: { if !isQuiet { Runtime.note($0) } }),
      lostCarts: LostCarts(
        folder: options.record == nil && options.replay == nil && !options.dryRun
          ? environment.stateDirectory + "/lost-carts" : nil),
      output: { output.write($0) }, page: { pages.add($0) },
      progress: { text in if let text { line.update(text) } else { line.clear() } })
    let shelf = RecipeShelf(environment, project: scriptDirectory)
    let recipes = RecipeModule(
      shelf: shelf, folder: scriptDirectory ?? ".", consent: RecipeConsent(shelf, options, environment),
      answers: RecipeAnswers(options, environment))
    host = PanierHost(
      session: session, modules: [recipes.module],
      loader: ModuleLoader(directory: scriptDirectory ?? ".", found: required.add).load,
      systemAccess: ScriptFence.access(options, environment))
    self.connection = connection
    self.calls = calls
    self.output = output
    self.pages = pages
    self.environment = environment
    self.options = options
    self.modules = modules
  }

  /// What the operator allows the run to spend.
  static func limits(_ options: ShellOptions, _ endpoint: EndpointChoice) -> SpendingLimits {
    SpendingLimits(
      perRun: options.budget,
      // No money moves there, and scripts are practised again and again.
      refusesRepeats: !endpoint.isBuiltIn,
      // A yes that is given beforehand is a yes to any amount, unless something bounds it.
      needsBound: options.yes && endpoint.isReal)
  }

  /// The gate of the calls of a run that change something and are no orders.
  /// - Throws: ``CommandFailure`` for a shared ledger that cannot be meant.
  public static func gate(
    _ connection: Connection, _ options: ShellOptions, _ environment: ShellEnvironment
  ) throws -> WriteGate {
    let canAsk = environment.inputIsTerminal && environment.errorIsTerminal && !options.noInput
    let consent: any WriteConsent =
      if canAsk {
        OperatorQuestions(terminal: Terminal(input: STDIN_FILENO, output: STDERR_FILENO))
      } else if options.yes {
        YesToUnpriced()
      } else {
        NobodyToAsk()
      }
    let isQuiet = options.quiet
    return try WriteGate(
      client: connection.client, endpoint: connection.endpoint.phrase,
      grants: WriteGrants(allowed: options.allowed, unpriced: options.allowedUnpriced), budget: options.budget,
      consent: consent,
      // What is not sent, or comes from a recording, is no change.
      ledger: options.dryRun || options.replay != nil
        ? nil
        : LedgerChoice(options, environment, isBuiltIn: connection.endpoint.isBuiltIn)
          .ledger(isReal: connection.endpoint.isReal),
      mode: options.quote ? .show : options.dryRun ? .rehearse : .send, labels: PurchaseLabels(of: options),
      tell: { write in
        guard !isQuiet else { return }
        for line in WritePrompt(write).lines { Runtime.note(line) }
      })
  }

  /// The API that the run works on.
  public var endpoint: EndpointChoice { connection.endpoint }

  /// Writes something for the operator to standard error: the one way for sentences to the terminal.
  ///
  /// Whatever came from elsewhere, in errors, file names and answers, is shown and cannot drive the terminal; further
  /// lines are set in, so that none can pass for a sentence of its own.
  public static func note(_ text: String) {
    try? Terminal.write(shown(text) + "\n", to: STDERR_FILENO)
  }

  /// A sentence as ``note(_:)`` writes it.
  static func shown(_ text: String) -> String {
    "panier: " + SafeText.multiline(text).replacing("\n", with: "\n  ")
  }

  /// How lost answers are looked for: on a terminal until the settling time is over, elsewhere for `--wait`.
  private static func looks(_ options: ShellOptions, _ environment: ShellEnvironment) -> LookPolicy {
    let isWatched = environment.errorIsTerminal && !options.noInput
    let line = ProgressLine(
      descriptor: STDERR_FILENO, isEnabled: !options.quiet && environment["TERM"] != "dumb",
      unicode: Runtime.showsUnicode(environment["LANG"] ?? "", environment))
    return LookPolicy(
      patience: options.wait.map { .seconds($0) } ?? (isWatched ? .seconds((options.settle ?? 15 * 60) + 30) : .zero),
      progress: { text in if let text { line.update(text) } else { line.clear() } })
  }

  /// How values are printed on standard output.
  static func printing(_ options: ShellOptions, _ environment: ShellEnvironment) -> PrintingOptions {
    let size = Terminal(input: STDIN_FILENO, output: STDOUT_FILENO).size
    let width = environment["COLUMNS"].flatMap(Int.init) ?? (environment.outputIsTerminal ? size?.columns : nil)
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    var printing = PrintingOptions(
      width: width,
      palette: Palette(
        choice: options.color ?? .auto, isTerminal: environment.outputIsTerminal,
        environment: { environment.variables[$0] }),
      unicode: Runtime.showsUnicode(locale, environment), format: options.output ?? .table,
      columns: options.columns, csvSafe: options.csvSafe)
    (printing.sort, printing.showsHeadings) = (options.sort, !options.noHeaders)
    // Before a command begins, its filter was found to be one.
    printing.filter = try? options.rowFilter()
    return printing
  }

  /// Whether box characters can be shown: everywhere but on a terminal whose locale says otherwise.
  private static func showsUnicode(_ locale: String, _ environment: ShellEnvironment) -> Bool {
    guard environment.outputIsTerminal, !locale.isEmpty else { return true }
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
