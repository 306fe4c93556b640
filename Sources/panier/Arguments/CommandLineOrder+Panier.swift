extension CommandLineOrder {
  /// The order of Panier's own command line.
  static let panier = CommandLineOrder(
    commands: ["run", "simulator", "doc", "help"],
    optionsWithValue: [
      "--endpoint", "--config", "--subsidiary", "--budget", "--timeout", "--max-rps", "--color",
    ],
    flags: ["--yes", "-y", "--quote", "--no-input", "--no-history", "--quiet", "-q", "--debug"])
}
