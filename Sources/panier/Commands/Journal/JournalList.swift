import ArgumentParser
import PanierOrdering
import PanierShell

/// `panier journal list`.
struct JournalList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the entries, newest first.")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Only those whose ending is not known.")
  var open = false

  /// Prints the table.
  func execute(_ program: Program) -> Int32 {
    do {
      let entries = try Journal(of: program.environment).entries(onlyOpen: open)
      print(JournalPages(global.shellOptions, program.environment).list(entries))
      return ExitStatus.done.rawValue
    } catch { return ErrorReport(error).tell() }
  }
}
