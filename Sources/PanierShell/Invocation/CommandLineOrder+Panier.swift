extension CommandLineOrder {
  /// The order of Panier's own command line.
  public static let panier = CommandLineOrder(
    commands: ["run", "simulator", "login", "logout", "doctor", "journal", "api", "doc", "completion", "test", "help"],
    groups: ["journal"],
    optionsWithValue: [
      "--endpoint", "--profile", "--config", "--subsidiary", "--budget", "--timeout", "--max-rps", "--color",
      "--record", "--replay", "--ca-file", "--output", "-o", "--columns",
    ],
    flags: [
      "--yes", "-y", "--dry-run", "-n", "--quote", "--no-input", "--no-history", "--quiet", "-q", "--verbose", "-v",
      "--debug",
    ])
}
