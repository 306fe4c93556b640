import PanierVM

/// What an operator's own scripts may not do with the system: lift the limits that they run under.
enum ScriptFence {
  /// What scripts may do.
  /// - Parameters:
  ///   - options: what the operator allowed.
  ///   - environment: the world around the program.
  static func access(_ options: ShellOptions, _ environment: ShellEnvironment) -> LuaSystemAccess {
    var access = LuaSystemAccess(
      // A second Panier would have a budget of its own.
      runsPrograms: options.allowRun,
      closedPaths: options.allowWrite ? [] : closed(options, environment),
      hiddenVariables: ScriptEnvironment.hidden)
    access.runRefusal = "scripts may run other programs only with --allow-run"
    access.writeRefusal = "Panier keeps this from scripts; allow it with --allow-write"
    return access
  }

  private static func closed(_ options: ShellOptions, _ environment: ShellEnvironment) -> [String] {
    let files = ConfigurationFiles.usual(environment) + [options.config].compactMap { $0 }
    return [
      environment.stateDirectory, environment.configurationDirectory, environment.dataDirectory,
      environment.cacheDirectory,
      // The memory of the process lies there, and in it what was spent.
      "/proc",
    ] + files.map { $0.hasPrefix("/") ? $0 : environment.currentDirectory + "/" + $0 }
  }
}
