import ArgumentParser

/// `panier recipe key`: the operator's own keys.
struct RecipeKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Your keys for signing recipes.",
    subcommands: [RecipeKeyList.self, RecipeKeyNew.self],
    defaultSubcommand: RecipeKeyList.self)
}
