import ArgumentParser

/// `panier recipe`: ordering logic that is written once, shared and run with parameters.
struct RecipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipe", abstract: "Recipes: write once, share, trust, run.",
    discussion: """
      A recipe is a Lua file that says what it takes and how far it goes: read < quote < order < pay < waive. It runs in \
      a process without files, network or keys, and gets no more than it declares. A recipe of others is shown and asked \
      about before its first run; --yes is not enough.
      """,
    subcommands: [
      RecipeList.self, RecipeShow.self, RecipeRunCommand.self, RecipeNew.self, RecipeCheckCommand.self, RecipeDoc.self,
      RecipeAdd.self, RecipeUpdate.self, RecipeRemove.self, RecipeSearch.self, RecipeTap.self, RecipePack.self,
      RecipeSign.self, RecipeVerify.self, RecipeTrust.self, RecipeDistrust.self, RecipeKeyCommand.self,
    ], defaultSubcommand: RecipeList.self)
}
