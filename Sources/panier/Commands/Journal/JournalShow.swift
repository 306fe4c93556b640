import ArgumentParser
import PanierOrdering
import PanierShell

/// `panier journal show`.
struct JournalShow: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one entry.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The entry's number.")
  var entry: Int64

  /// Prints the entry.
  func execute(_ program: Program) -> Int32 {
    do {
      let found = try Journal(of: program.environment).entry(entry)
      print(JournalPages(global.shellOptions, program.environment).page(found))
      return ExitStatus.done.rawValue
    } catch { return ErrorReport(error).tell() }
  }
}
