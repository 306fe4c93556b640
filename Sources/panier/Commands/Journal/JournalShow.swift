import ArgumentParser
import PanierOrdering
import PanierShell

/// `panier journal show`.
struct JournalShow: ProgramCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one entry.")

  @OptionGroup var options: ShellOptions

  @Argument(help: "The entry's number.")
  var entry: Int64

  /// Prints the entry.
  func execute(_ program: Program) throws -> Int32 {
    let found = try Journal(of: program.environment).entry(entry)
    print(JournalPages(options, program.environment).page(found))
    return ExitStatus.done.rawValue
  }
}
