import OVHClient
import PanierTerminal

/// What a run says about its calls: `--dry-run` on standard output, `--verbose` and `--debug` on standard error.
struct CallReport: Sendable {
  private let options: ShellOptions
  private let baseURL: String

  /// Creates a report.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - baseURL: the endpoint's base, which is left out of a dry run's lines.
  init(_ options: ShellOptions, baseURL: String) {
    self.options = options
    self.baseURL = baseURL
  }

  /// Takes the client's events; nil where nobody asked for any.
  var trace: (@Sendable (TraceEvent) -> Void)? {
    guard options.debug || options.verbose || options.dryRun else { return nil }
    return { event in
      for line in standardErrorLines(event) { Runtime.note(line) }
      if let line = dryRunLine(event) {
        // Data, through the same buffer as everything that scripts print.
        print(line)
        if !options.quiet {
          Runtime.note("dry run: the call was not sent, and the run ends where its answer is needed")
        }
      }
    }
  }

  /// What is said on standard error about an event.
  func standardErrorLines(_ event: TraceEvent) -> [String] {
    // What servers send must not drive the terminal.
    if options.debug { return event.lines.map(SafeText.escaped) }
    if case .request = event.stage { return [] }
    return options.verbose ? [SafeText.escaped("\(event)")] : []
  }

  /// The line of a call that a dry run does not send: `POST /order/cart {"ovhSubsidiary":"FR"}`.
  func dryRunLine(_ event: TraceEvent) -> String? {
    guard options.dryRun, event.method != "GET", case .request = event.stage else { return nil }
    let path = event.url.hasPrefix(baseURL) ? String(event.url.dropFirst(baseURL.count)) : event.url
    return SafeText.json("\(event.method) \(path)\(event.body.map { " \($0)" } ?? "")")
  }
}
