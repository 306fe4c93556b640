public import PanierModules
public import PanierOrdering
public import PanierTerminal

/// What the operator asked for on the command line.
public struct ShellOptions: Sendable {
  /// `--endpoint`: a name or a URL; nil for the configured one, or the simulator where no credentials are configured.
  public var endpoint: String?
  /// `--config`: a file that stands in for the usual `ovh.conf` files.
  public var configurationFile: String?
  /// `--profile`: the section of the `ovh.conf` files with the credentials, in place of the endpoint's own.
  public var profile: String?
  /// `--subsidiary`: the default of `cart.new`.
  public var subsidiary: String?
  /// `--budget`: the most that the run may spend, with tax.
  public var budget: Money?
  /// `--yes`: orders within the budget are confirmed beforehand.
  public var isConfirmedBeforehand = false
  /// `--quote`: the script ends at its checkout, with the price shown.
  public var stopsAtQuote = false
  /// `--dry-run`: calls that would change anything are printed and not sent; the first of them ends the run.
  public var sendsNoChange = false
  /// `--ca-file`: certificates of authorities that are trusted besides the system's.
  public var authorityFile: String?
  /// `--record`: the file that takes the calls with their answers.
  public var recordFile: String?
  /// `--replay`: the file whose answers stand in for the API.
  public var replayFile: String?
  /// `--no-input`: nobody is asked anything, even on a terminal.
  public var asksNothing = false
  /// `--timeout`: the most that the run may take, in seconds.
  public var timeout: Double?
  /// `--max-rps`: the most calls that are sent in a second.
  public var callsPerSecond: Double?
  /// `--color`.
  public var color = ColorChoice.auto
  /// `--no-history`: the REPL keeps no history file.
  public var keepsNoHistory = false
  /// `--quiet`: no banner, no progress.
  public var isQuiet = false
  /// `--verbose`: a line for each call on standard error, without secrets.
  public var namesCalls = false
  /// `--debug`: a trace of the calls on standard error, without secrets.
  public var tracesCalls = false
  /// `--output`: whether values are printed for people or for other programs.
  public var output = OutputFormat.table
  /// `--columns`: the fields that lists show; nil for those that suit.
  public var columns: [String]?
  /// `-l`: modules to require before the script.
  public var modules: [String] = []
  /// `-i`: the REPL after the script.
  public var continuesInteractively = false

  /// Creates the options of a bare `panier`.
  public init() {}
}
