import ArgumentParser
import PanierKit
import PanierOrdering
import PanierTerminal
import Testing

@testable import PanierCommandLine

@Suite struct OperatorSettingsTests {
  private func options(
    _ text: String, typed: [String] = [], _ variables: [String: String] = [:]
  ) throws -> ShellOptions {
    var options = try ShellOptions.parse(typed)
    try OperatorSettings(text, path: "config.yaml").apply(to: &options, .test(home: "/none", variables))
    return options
  }

  private func refusal(_ text: String) -> String {
    let error = #expect(throws: CommandFailure.self) { try options(text) }
    #expect(error?.status == .usage)
    return error?.description ?? ""
  }

  @Test func theBudgetOfTheConfigurationBoundsEachRun() throws {
    #expect(try options("budget:\n  per_run: 30 EUR\n").budget == Money("30 EUR"))
    #expect(try options("budget.per_run: 30 EUR").budget == Money("30 EUR"))
    // The operator who types another one is the operator who wrote the file.
    #expect(try options("budget: { per_run: 30 EUR }", typed: ["--budget", "5 EUR"]).budget == Money("5 EUR"))
  }

  @Test func theBudgetsOfTheMonthAreThoseOfTheConfiguration() throws {
    let options = try options(
      """
      project: shop
      budget:
        per_month: 500 EUR
        operators: { ada: 100 EUR }
        projects: { shop: 50 EUR, site.2: 20 USD }
        recipes: { buy: 10 EUR }
      """)
    #expect(
      try options.monthly == [
        Budget(.team, Money("500 EUR")), Budget(.operator("ada"), Money("100 EUR")),
        Budget(.project("shop"), Money("50 EUR")), Budget(.project("site.2"), Money("20 USD")),
        Budget(.recipe("buy"), Money("10 EUR")),
      ])
    #expect(options.project == "shop")
    #expect(try self.options("project: shop", typed: ["--project", "site"]).project == "site")
  }

  @Test func everyOptionThatIsHonouredHasAKey() throws {
    let options = try options(
      """
      # what I always want
      endpoint: ovh-eu
      profile: work
      ovh_conf: /etc/other.conf
      subsidiary: ie
      timeout: 60
      max_rps: 0
      ca_file: ca.pem
      output: json
      columns: [domain, total]
      color: never
      csv_safe: true
      quiet: true
      verbose: false
      no_history: true
      no_input: true
      """)
    #expect(options.endpoint == "ovh-eu" && options.profile == "work" && options.config == "/etc/other.conf")
    #expect(options.subsidiary == "IE" && options.timeout == 60 && options.maxRps == 0 && options.caFile == "ca.pem")
    #expect(options.output == .json && options.columns == ["domain", "total"] && options.color == .never)
    #expect(options.csvSafe && options.quiet && !options.verbose && options.noHistory && options.noInput)
  }

  @Test func theCommandLineAndTheEnvironmentGoFirst() throws {
    #expect(try options("output: json", typed: ["-o", "table"]).output == .table)
    #expect(try options("endpoint: ovh-eu", ["OVH_ENDPOINT": "ovh-ca"]).endpoint == nil)
    #expect(try options("endpoint: ovh-eu", typed: ["--endpoint", "simulator"]).endpoint == "simulator")
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "{}"]) func anEmptyFileDecidesNothing(text: String) throws {
    #expect(try options(text).budget == nil)
  }

  @Test(arguments: [
    ("per_run: 30 EUR", "config.yaml:1: 'per_run' is no key of the configuration; did you mean 'budget.per_run'?"),
    (
      "output: json\nbudget:\n  per_rnu: 30 EUR",
      "config.yaml:3: 'budget.per_rnu' is no key of the configuration; did you mean 'budget.per_run'?"
    ),
    (
      "zzzzzzzz: 1",
      "config.yaml:1: 'zzzzzzzz' is no key of the configuration; it takes endpoint, profile, ovh_conf, subsidiary, "
        + "budget.per_run, timeout, max_rps, ca_file, output, columns, color, wait, settle, csv_safe, quiet, "
        + "verbose, no_history, no_input, budget.per_month, budget.operators, budget.projects, budget.recipes, project, "
        + "allow, allow_unpriced, ledger"
    ),
    ("budget: { per_month: }", "config.yaml:1: 'budget.per_month': one value is expected, as in 'per_month: 500 EUR'"),
    (
      "budget:\n  projects: 50 EUR",
      "config.yaml:2: 'budget.projects': names with amounts are expected, as in 'NAME: 50 EUR'"
    ),
    (
      "budget:\n  projects:\n    my shop: 50 EUR",
      "config.yaml:3: 'budget.projects.my shop': 'my shop' is no name; write 1 to 64 letters, digits, points, hyphens and "
        + "underscores, as in shop-2026"
    ),
    ("yes: true", "config.yaml:1: 'yes' is given for each run, on the command line"),
    (
      "budget: { per_run: 30 euros }",
      "config.yaml:1: 'budget.per_run': '30 euros' is not an amount of money; write a number with a point and a "
        + "currency, as in \"19.99 EUR\""
    ),
    ("budget: { per_run: }", "config.yaml:1: 'budget.per_run': one value is expected, as in 'per_run: …'"),
    ("budget: 30 EUR", "config.yaml:1: 'budget' is no key of the configuration; did you mean 'budget.per_run'?"),
    ("quiet: yes", "config.yaml:1: 'quiet': true or false is expected"),
    (
      "output: xml",
      "config.yaml:1: 'output': 'xml' is no output format; use one of table, json, jsonl, yaml, csv, tsv, md"
    ),
    ("- output", "config.yaml:1: the configuration is written like 'output: json'"),
    ("output", "config.yaml:1: the configuration is written like 'output: json'"),
    ("output: json\noutput: csv", "config.yaml:1: this is no YAML: 'output' is given twice"),
    ("a: [", "config.yaml:2: this is no YAML: did not find expected node content"),
  ])
  func aKeyThatIsNotHonouredIsAnError(text: String, message: String) { #expect(refusal(text) == message) }

  @Test func aMistakeIsAnErrorAlsoWhereTheCommandLineOverridesTheKey() {
    #expect(throws: CommandFailure.self) { try options("output: xml", typed: ["-o", "json"]) }
  }

  @Test func isReadWhereTheXDGSpecificationHasIt() throws {
    let folder = try TemporaryFolder()
    try folder.make("xdg/panier")
    try folder.write("xdg/panier/config.yaml", "max_rps: 3")
    let environment = ShellEnvironment.test(home: folder.path, ["XDG_CONFIG_HOME": folder.path + "/xdg"])
    var options = try ShellOptions.typed()
    try OperatorSettings(environment).apply(to: &options, environment)
    #expect(options.maxRps == 3)
    // None is an empty one.
    var bare = try ShellOptions.typed()
    try OperatorSettings(.test(home: folder.path)).apply(to: &bare, .test(home: folder.path))
    #expect(bare.maxRps == nil)
  }
}
