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

  /// The folder for Panier's own state: the journal, the history and the like.
  public var stateDirectory: String { folder("XDG_STATE_HOME", "/.local/state") }

  /// The folder for what Panier can fetch again: catalogues.
  public var cacheDirectory: String { folder("XDG_CACHE_HOME", "/.cache") }

  /// The folder for Panier's own configuration.
  public var configurationDirectory: String { folder("XDG_CONFIG_HOME", "/.config") }

  /// The folder for what Panier is given to keep: recipes.
  public var dataDirectory: String { folder("XDG_DATA_HOME", "/.local/share") }

  /// Whether the operator has a folder where Panier may keep anything.
  var hasFolders: Bool { self["HOME"] != nil || absolute("XDG_STATE_HOME") != nil }

  /// Refuses an environment in which Panier's files would lie where nobody put them.
  /// - Throws: ``CommandFailure`` with exit code 2 when `HOME` is empty or relative.
  public func check() throws {
    guard let home = variables["HOME"], !home.hasPrefix("/") else { return }
    throw CommandFailure(
      .usage,
      (home.isEmpty ? "HOME is empty" : "HOME is '\(home)', which is not absolute")
        + "; Panier keeps its journal there: set it to your home folder")
  }

  private func folder(_ variable: String, _ usual: String) -> String {
    (absolute(variable) ?? home + usual) + "/panier"
  }

  /// The XDG specification has relative paths ignored: they would mean another folder in every working directory.
  private func absolute(_ variable: String) -> String? {
    self[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
