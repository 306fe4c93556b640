import Subprocess

/// The system's git, run so that a repository can do nothing but hand over its bytes.
///
/// No hook runs, no submodule is looked at, nothing is asked on the terminal, no work tree is ever written, and only the
/// ways that ``GitSource`` knows are open.
struct Git: Sendable {
  /// What git gets of the operator's environment: where programs are, and who they are to hosts.
  private static let inherited = [
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "SSH_AUTH_SOCK", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy",
    "XDG_CONFIG_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR",
  ]

  private let environment: [String: String]
  private let folder: String

  /// Names the folder of a repository.
  /// - Parameters:
  ///   - folder: the folder, for a bare repository of our own.
  ///   - variables: the operator's environment.
  init(folder: String, variables: [String: String]) {
    self.folder = folder
    var environment = variables.filter { Self.inherited.contains($0.key) }
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["GIT_ASKPASS"] = "true"
    environment["SSH_ASKPASS"] = "true"
    environment["SSH_ASKPASS_REQUIRE"] = "never"
    environment["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes -oPermitLocalCommand=no"
    environment["GIT_ALLOW_PROTOCOL"] = GitSource.transports.joined(separator: ":")
    environment["GIT_PROTOCOL_FROM_USER"] = "1"
    environment["GIT_CONFIG_NOSYSTEM"] = variables["GIT_CONFIG_NOSYSTEM"]
    environment["GIT_NO_REPLACE_OBJECTS"] = "1"
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment["GIT_DIR"] = folder
    environment["LC_ALL"] = "C"
    self.environment = environment
  }

  /// Runs a command to its end.
  /// - Parameters:
  ///   - arguments: the command and what it takes; what comes from others stands behind `--`.
  ///   - input: what it reads.
  ///   - limit: the most bytes that it may write.
  ///   - seconds: how long it may take.
  /// - Returns: what it wrote.
  /// - Throws: ``GitFailure``; ``RecipeError`` where there is no git or the time is over.
  func run(
    _ arguments: [String], input: String = "", limit: Int = 1 << 20, seconds: Int = 120
  ) async throws
    -> [UInt8]
  {
    let settings = [
      "core.hooksPath=/dev/null", "core.fsmonitor=false", "submodule.recurse=false", "fetch.recurseSubmodules=false",
      "fetch.fsckObjects=true", "gc.auto=0", "maintenance.auto=false", "protocol.version=2",
      "advice.detachedHead=false",
    ]
    let all = settings.flatMap { ["-c", $0] } + arguments
    let variables = Dictionary(
      uniqueKeysWithValues: environment.compactMap { name, value in
        Environment.Key(rawValue: name).map { ($0, value) }
      })
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(all), environment: .custom(variables), input: .string(input),
            output: .bytes(limit: limit), error: .string(limit: 256 << 10))
          guard result.terminationStatus.isSuccess else { throw GitFailure(result.standardError) }
          return result.standardOutput
        } catch let error as SubprocessError {
          if error.code == .executableNotFound {
            throw RecipeError(.network, "git is not installed, and repositories are read with it")
          }
          if error.code == .outputLimitExceeded {
            throw RecipeError(.content, "the repository holds more than a recipe may: over \(limit) bytes")
          }
          throw RecipeError(.network, "git cannot be run: \(error)")
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let output = first else {
        throw RecipeError(.network, "git did not finish within \(seconds) seconds and was stopped")
      }
      return output
    }
  }
}
