import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe tap add`.
struct RecipeTapAdd: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a tap, or fetch it anew.",
    discussion: "The repository holds panier-index.json at its root. Without a tag the newest one counts.")

  @Argument(help: "The address: git+https://host/team/tap, with @TAG or without.")
  var address: String

  @Option(help: "What to call it; by default the last part of the address.")
  var name: String?

  @OptionGroup var options: ShellOptions

  /// Fetches the index.
  func execute(_ program: Program) async throws -> Int32 {
    let source = try GitSource(address)
    let shelf = RecipeShelf(program.environment)
    let last = source.url.split(separator: "/").last.map(String.init) ?? ""
    let called = name ?? (last.hasSuffix(".git") ? String(last.dropLast(4)) : last)
    let count = try await shelf.taps.fetch(called, source, shelf.fetcher)
    print("tap \(called) offers \(count) recipe\(count == 1 ? "" : "s")")
    return ExitStatus.done.rawValue
  }
}
