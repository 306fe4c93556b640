import ArgumentParser
import Glibc
import PanierCommandLine
import PanierReference

/// `panier [run] FILE.lua [ARGS…]`, `panier -e CODE`, `panier -`, and the REPL when there is nothing to run.
struct RunCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script, a line of Lua, or the REPL.")

  @Option(name: [.customShort("e"), .customLong("execute")], help: "Lua to run; may be given several times.")
  var code: [String] = []

  @Option(name: [.customShort("l"), .customLong("load")], help: "A module to require first.")
  var modules: [String] = []

  @Flag(name: [.customShort("i"), .customLong("interactive")], help: "The REPL after the script.")
  var interactive = false

  @OptionGroup var options: ShellOptions

  @Argument(help: "The script, or - for standard input.", completion: .file(extensions: ["lua"]))
  var file: String?

  @Argument(help: "Reach the script as arg[1], arg[2], and as params.NAME where written NAME=value; after -- any text.")
  var arguments: [String] = []

  /// Runs what was asked for.
  func execute(_ program: Program) async throws -> Int32 {
    let arguments = ScriptArguments(arguments)
    var sources = try code.map { try ScriptSource(text: Array($0.utf8), name: "(command line)", directory: ".") }
    if let file { sources.append(try RunCommand.script(file)) }
    let isPrompt = sources.isEmpty && program.environment.inputIsTerminal
    if sources.isEmpty, !isPrompt, !interactive { sources.append(try ScriptSource.standardInput()) }

    let runtime = try Runtime(
      options, program.environment, scriptDirectory: sources.last?.directory, parameters: arguments.named,
      modules: modules, calls: isPrompt || interactive ? CallLog() : nil)
    let runner = ScriptRunner(runtime, program.interrupts)
    for source in sources {
      let status = await runner.run(source, arguments)
      if status != 0 { return runtime.connection.finish(status) }
    }
    guard isPrompt || interactive else { return runtime.connection.finish(0) }
    return runtime.connection.finish(
      await REPL(runtime, program.interrupts, version: PanierVersion.text).run(arguments))
  }

  /// The script of a file; a word that is no file is taken for a misspelt command.
  private static func script(_ file: String) throws -> ScriptSource {
    do { return try ScriptSource.file(file) } catch ScriptSourceError.unreadable(_, let reason)
      where !file.contains("/") && !file.contains(".") && access(file, F_OK) != 0
    {
      let commands = PanierCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
      throw CommandFailure(
        .usage,
        "cannot run '\(file)': \(reason), and no command of that name"
          + Spelling.hint(for: file, among: commands, else: "panier --help lists the commands"))
    }
  }
}
