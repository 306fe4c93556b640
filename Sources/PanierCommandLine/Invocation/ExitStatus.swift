/// The exit codes that scripts around Panier can rely on.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Done.
  case done = 0
  /// The script failed.
  case scriptError = 1
  /// The command line is wrong.
  case usage = 2
  /// The operator refused, or `--yes` is missing where nobody can be asked.
  case refused = 3
  /// The API refused.
  case apiRefused = 4
  /// The network or the API is down.
  case network = 5
  /// Authentication or permission is missing.
  case authentication = 6
  /// The budget does not suffice, or the price changed.
  case budget = 7
  /// Nothing is to be had.
  case unavailable = 8
  /// It is not known whether an order was made.
  case orderStateUnknown = 9
  /// The time limit was reached.
  case timeLimit = 124
  /// The operator interrupted.
  case interrupted = 130
}
