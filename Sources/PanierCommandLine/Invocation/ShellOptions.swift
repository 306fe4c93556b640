public import ArgumentParser
public import PanierKit
public import PanierOrdering
public import PanierTerminal

/// The options that every command takes, before or after its name: what the parser reads is what the shell goes by.
public struct ShellOptions: ParsableArguments, Sendable {
  /// A name or a URL; nil for the configured one, or the simulator if no credentials are configured.
  @Option(
    help: "The API to use: simulator, ovh-eu, ovh-ca, ovh-us, or a URL.",
    completion: .list(["simulator", "ovh-eu", "ovh-ca", "ovh-us"]))
  public var endpoint: String?

  /// The section of the `ovh.conf` files with the credentials.
  @Option(help: "The section of ovh.conf with the credentials, in place of the endpoint's own.")
  public var profile: String?

  /// A file that stands in for the usual `ovh.conf` files.
  @Option(help: "A configuration file in place of ovh.conf.", completion: .file())
  public var config: String?

  /// The default of `cart.new`, in upper case.
  @Option(
    help: "Whose catalogue, currency and tax cart.new takes by default: FR, IE, US.", transform: { $0.uppercased() })
  public var subsidiary: String?

  /// What was given as the most that the run may spend: once, or ``validate()`` refuses it.
  @Option(
    name: .customLong("budget"), help: "The most that all orders of the run may cost, with tax: \"30 EUR\".",
    transform: ShellOptions.money)
  var budgets: [Money] = []

  /// The most that the run may spend, with tax.
  public var budget: Money? {
    get { budgets.first }
    set { budgets = newValue.map { [$0] } ?? [] }
  }

  /// What the purchases of the run are for; a script cannot choose it.
  @Option(
    help: ArgumentHelp(
      "What the run buys for: its purchases count in that project's budget of the month.", valueName: "name"),
    transform: ShellOptions.label)
  public var project: String?

  /// The address of the ledger that a team shares; nil for a file of this machine.
  @Option(
    help: ArgumentHelp(
      "The ledger that a team shares, in place of a journal on this machine: postgresql://HOST/DATABASE.",
      valueName: "url"))
  public var ledger: String?

  /// The budgets of the month, as the configuration has them.
  public var monthly: [Budget] = []

  /// The routes that may change something without a question.
  @Option(
    name: .customLong("allow"),
    help: ArgumentHelp(
      "A route that may change something without a question: \"PUT /domain/zone/*\".", valueName: "route"),
    transform: ShellOptions.route)
  public var allowed: [RouteGrant] = []

  /// The routes that may be sent although nobody knows beforehand what they cost.
  @Option(
    name: .customLong("allow-unpriced"),
    help: ArgumentHelp(
      "A route that may be sent although what it costs is not known, in a run without a budget.", valueName: "route"),
    transform: ShellOptions.route)
  public var allowedUnpriced: [RouteGrant] = []

  /// Orders within the budget are confirmed beforehand.
  @Flag(name: [.long, .customShort("y")], help: "Confirm orders beforehand; budgets still hold.")
  public var yes = false

  /// Calls that would change anything are printed and not sent; the first of them ends the run.
  @Flag(
    name: [.long, .customShort("n")],
    help: "Print the call that would change something, in place of sending it; the run ends there.")
  public var dryRun = false

  /// The script ends at its checkout, with the price shown.
  @Flag(help: "End the script at its checkout, with the price shown.")
  public var quote = false

  /// Nobody is asked anything, even on a terminal.
  @Flag(help: "Ask nothing, even on a terminal.")
  public var noInput = false

  /// The most that the run may take, in seconds.
  @Option(help: "The most seconds that the run may take.", transform: ShellOptions.positive)
  public var timeout: Double?

  /// Scripts may run other programs.
  @Flag(help: "Let scripts run other programs: io.popen and os.execute.")
  public var allowRun = false

  /// Scripts may write to Panier's own files.
  @Flag(help: "Let scripts write to Panier's own files: journal, configuration, recipes, ovh.conf.")
  public var allowWrite = false

  /// For how long a lost answer is looked for, in seconds; nil for the usual time.
  @Option(
    help: "For how long to look for an order whose answer was lost: 90s, 15m, 1h.", transform: ShellOptions.seconds)
  public var wait: Double?

  /// How long after its posting an order may still come to be, in seconds; nil for 15 minutes.
  @Option(help: .hidden, transform: ShellOptions.settling)
  public var settle: Double?

  /// The most calls that are sent in a second; 0 for no limit.
  @Option(help: "The most calls that are sent in a second; 0 is no limit.", transform: ShellOptions.notNegative)
  public var maxRps: Double?

  /// Certificates of authorities that are trusted besides the system's.
  @Option(
    help: "Certificates (PEM) of authorities to trust besides the system's, as of a company's proxy.",
    completion: .file())
  public var caFile: String?

  /// The file that takes the calls with their answers.
  @Option(help: "A file that takes the calls with their answers, without secrets.", completion: .file())
  public var record: String?

  /// The file whose answers stand in for the API.
  @Option(help: "A file of --record whose answers stand in for the API.", completion: .file())
  public var replay: String?

  /// Whether values are printed for people or for other programs.
  @Option(
    name: [.long, .customShort("o")],
    help: "How lists and objects are printed: table, json, jsonl, yaml, csv, tsv or md.",
    completion: .list(OutputFormat.allCases.map(\.rawValue)), transform: ShellOptions.outputFormat)
  public var output: OutputFormat?

  /// The fields that lists show; nil for those that suit.
  @Option(help: "The fields that lists show, in this order: domain,total.", transform: ShellOptions.columnNames)
  public var columns: [String]?

  /// The field that lists are sorted by; a `-` before it turns the order around.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The field that lists are sorted by; -total for descending.", valueName: "field"))
  public var sort: String?

  /// Which rows lists show.
  @Option(
    help: ArgumentHelp(
      "A Lua expression over the fields of a row: only rows for which it is true are shown.", valueName: "expression"))
  public var filter: String?

  /// The filter of rows; nil without one.
  /// - Throws: ``CommandFailure`` for a text that is no expression.
  public func rowFilter() throws -> RowFilter? {
    do { return try filter.map { try RowFilter($0) } } catch { throw CommandFailure(.usage, "\(error)") }
  }

  /// Tables begin with their rows.
  @Flag(help: "Write tables without the names of their columns.")
  public var noHeaders = false

  /// Cells of CSV and TSV cannot be formulas.
  @Flag(help: "Write cells of csv and tsv that a spreadsheet would take for a formula as text, with a ' before them.")
  public var csvSafe = false

  /// When colour is used.
  @Option(
    help: "When to use colour: auto, always or never.", completion: .list(ColorChoice.allCases.map(\.rawValue)),
    transform: ShellOptions.colorChoice)
  public var color: ColorChoice?

  /// The REPL keeps no history file.
  @Flag(help: "Keep no history file.")
  public var noHistory = false

  /// The prompt does not run the operator's `init.lua`.
  @Flag(help: "Do not run panier/init.lua of the configuration's folder at the prompt.")
  public var noRc = false

  /// No pager is run, however long a text is.
  @Flag(help: "Write long tables and pages of the manual straight to the terminal, without PAGER.")
  public var noPager = false

  /// No banner, no progress.
  @Flag(name: [.long, .customShort("q")], help: "No banner, no progress.")
  public var quiet = false

  /// A line for each call on standard error, without secrets.
  @Flag(name: [.long, .customShort("v")], help: "Name each call with its outcome on standard error.")
  public var verbose = false

  /// A trace of the calls on standard error, without secrets.
  @Flag(help: "Trace the calls on standard error; secrets are left out.")
  public var debug = false

  /// For the parser; `parse([])` makes the options of a bare `panier`.
  public init() {}

  /// Refuses what cannot be meant.
  /// - Throws: `ValidationError` for a budget that is given twice: nobody knows which of them was meant.
  public func validate() throws {
    guard budgets.count < 2 else {
      throw ValidationError(
        "--budget is given \(budgets.count) times (\(budgets.map(\.description).joined(separator: ", "))); give it once"
      )
    }
  }
}
