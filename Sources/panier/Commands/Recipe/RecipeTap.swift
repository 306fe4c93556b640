import ArgumentParser

/// `panier recipe tap`: the indexes of recipes that teams keep.
struct RecipeTap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tap", abstract: "Lists of recipes that teams keep in git repositories.",
    subcommands: [RecipeTapList.self, RecipeTapAdd.self, RecipeTapRemove.self], defaultSubcommand: RecipeTapList.self)
}
