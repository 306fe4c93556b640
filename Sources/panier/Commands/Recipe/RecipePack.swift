import ArgumentParser
import PanierCommandLine
import PanierRecipes

/// `panier recipe pack`.
struct RecipePack: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Write a recipe as one .panier file; the same content gives the same bytes.")

  @Argument(help: "A path, or a name.")
  var recipe: String

  @Option(help: "The key to sign with.")
  var sign: String?

  @Option(name: .customLong("to"), help: "The file; by default NAME-VERSION.panier.", completion: .file())
  var file: String?

  @OptionGroup var options: ShellOptions

  /// Packs the recipe.
  func execute(_ program: Program) async throws -> Int32 {
    let shelf = RecipeShelf(program.environment)
    let opened = try await shelf.open(recipe)
    let path = file ?? "\(opened.manifest.name)-\(opened.manifest.version)\(PackedRecipe.ending)"
    print(try shelf.pack(opened, to: path, key: sign))
    return ExitStatus.done.rawValue
  }
}
