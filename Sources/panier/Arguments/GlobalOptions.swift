import ArgumentParser
import PanierModules
import PanierOrdering
import PanierShell
import PanierTerminal

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(help: "The API to use: simulator, ovh-eu, ovh-ca, ovh-us, or a URL.")
  var endpoint: String?

  @Option(help: "The section of ovh.conf with the credentials, in place of the endpoint's own.")
  var profile: String?

  @Option(help: "A configuration file in place of ovh.conf.")
  var config: String?

  @Option(help: "Whose catalogue, currency and tax cart.new takes by default: FR, IE, US.")
  var subsidiary: String?

  @Option(help: "The most that all orders of the run may cost, with tax: \"30 EUR\".", transform: GlobalOptions.money)
  var budget: Money?

  @Flag(name: [.long, .customShort("y")], help: "Confirm orders beforehand; budgets still hold.")
  var yes = false

  @Flag(
    name: [.long, .customShort("n")],
    help: "Print the call that would change something, in place of sending it; the run ends there.")
  var dryRun = false

  @Flag(help: "End the script at its checkout, with the price shown.")
  var quote = false

  @Flag(help: "Ask nothing, even on a terminal.")
  var noInput = false

  @Option(help: "The most seconds that the run may take.", transform: GlobalOptions.positive)
  var timeout: Double?

  @Option(help: "The most calls that are sent in a second.", transform: GlobalOptions.positive)
  var maxRps: Double?

  @Option(
    help: "Certificates (PEM) of authorities to trust besides the system's, as of a company's proxy.",
    completion: .file())
  var caFile: String?

  @Option(help: "A file that takes the calls with their answers, without secrets.", completion: .file())
  var record: String?

  @Option(help: "A file of --record whose answers stand in for the API.", completion: .file())
  var replay: String?

  @Option(
    name: [.long, .customShort("o")],
    help: "How lists and objects are printed: table, json, jsonl, yaml, csv, tsv or md.",
    transform: GlobalOptions.outputFormat)
  var output: OutputFormat?

  @Option(help: "The fields that lists show, in this order: domain,total.", transform: GlobalOptions.columnNames)
  var columns: [String]?

  @Option(help: "When to use colour: auto, always or never.", transform: GlobalOptions.colorChoice)
  var color: ColorChoice?

  @Flag(help: "Keep no history file.")
  var noHistory = false

  @Flag(name: [.long, .customShort("q")], help: "No banner, no progress.")
  var quiet = false

  @Flag(name: [.long, .customShort("v")], help: "Name each call with its outcome on standard error.")
  var verbose = false

  @Flag(help: "Trace the calls on standard error; secrets are left out.")
  var debug = false

  /// The options in the shell's own terms.
  var shellOptions: ShellOptions {
    var options = ShellOptions()
    options.endpoint = endpoint
    options.profile = profile
    options.configurationFile = config
    options.subsidiary = subsidiary?.uppercased()
    options.budget = budget
    options.isConfirmedBeforehand = yes
    options.sendsNoChange = dryRun
    options.authorityFile = caFile
    options.recordFile = record
    options.replayFile = replay
    options.stopsAtQuote = quote
    options.asksNothing = noInput
    options.timeout = timeout
    options.callsPerSecond = maxRps
    options.output = output ?? .table
    options.columns = columns
    options.color = color ?? .auto
    options.keepsNoHistory = noHistory
    options.isQuiet = quiet
    options.namesCalls = verbose
    options.tracesCalls = debug
    return options
  }

  private static func money(_ text: String) throws -> Money {
    let money: Money
    do { money = try Money(text) } catch { throw ValidationError("\(error)") }
    guard money.ucents > 0 else {
      throw ValidationError("'\(text)' allows nothing; give an amount above zero, as in \"30 EUR\"")
    }
    return money
  }

  private static func positive(_ text: String) throws -> Double {
    guard let number = Double(text), number > 0, number.isFinite else {
      throw ValidationError("'\(text)' is not a number above zero")
    }
    return number
  }

  private static func outputFormat(_ text: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: text.lowercased()) else {
      let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no output format; use one of \(known)")
    }
    return format
  }

  private static func columnNames(_ text: String) throws -> [String] {
    let names = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    guard !names.isEmpty else { throw ValidationError("'\(text)' names no column; write them like domain,total") }
    return names
  }

  private static func colorChoice(_ text: String) throws -> ColorChoice {
    guard let choice = ColorChoice(rawValue: text) else {
      throw ValidationError("'\(text)' is not known; use auto, always or never")
    }
    return choice
  }
}
