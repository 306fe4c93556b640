extension CommandLineOrder {
  /// The order of Panier's own command line.
  public static let panier = CommandLineOrder(
    commands: ["run", "simulator", "login", "logout", "doctor", "api", "doc", "help"],
    optionsWithValue: [
      "--endpoint", "--config", "--subsidiary", "--budget", "--timeout", "--max-rps", "--color",
    ],
    flags: ["--yes", "-y", "--quote", "--no-input", "--no-history", "--quiet", "-q", "--debug"])
}
