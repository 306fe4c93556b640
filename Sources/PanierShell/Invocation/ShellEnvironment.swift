/// The world around the program, read once by the executable and handed in.
public struct ShellEnvironment: Sendable {
  /// The environment variables.
  public var variables: [String: String]
  /// The folder that the program was started in.
  public var currentDirectory: String
  /// Whether standard input is a terminal.
  public var inputIsTerminal: Bool
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  public var errorIsTerminal: Bool

  /// Creates an environment.
  public init(
    variables: [String: String], currentDirectory: String, inputIsTerminal: Bool, outputIsTerminal: Bool,
    errorIsTerminal: Bool
  ) {
    self.variables = variables
    self.currentDirectory = currentDirectory
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
  }

  /// A variable's value; nil when it is not set or empty.
  public subscript(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The operator's home folder.
  public var home: String { self["HOME"] ?? "/" }

  /// The folder for Panier's own state: history and the like.
  public var stateDirectory: String { (self["XDG_STATE_HOME"] ?? home + "/.local/state") + "/panier" }

  /// The folder for what Panier can fetch again: catalogues.
  public var cacheDirectory: String { (self["XDG_CACHE_HOME"] ?? home + "/.cache") + "/panier" }
}
