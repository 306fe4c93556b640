import Glibc
import PanierOrdering
import PanierRecipes

/// What a plan is made from: a script, or a recipe.
enum PlannedProgram {
  /// A script with its text.
  case script(ScriptSource)
  /// A recipe by its name, path or address.
  case recipe(String)

  /// Finds out what an operator named.
  /// - Parameter name: a script, a recipe's name, a folder, a packed file, an address, or `-` for standard input.
  /// - Throws: `ScriptSourceError` for a file that cannot be read.
  init(_ name: String) throws {
    if name == "-" {
      self = .script(try ScriptSource.standardInput())
      return
    }
    var info = stat()
    let isThere = stat(name, &info) == 0
    let isFolder = isThere && info.st_mode & S_IFMT == S_IFDIR
    // A word that is no file is the name of a recipe.
    let isWord = !isThere && !name.contains("/") && !name.contains(".")
    guard !isFolder, !isWord, !name.hasPrefix("git+"), !name.hasSuffix(".panier") else {
      self = .recipe(name)
      return
    }
    let source = try ScriptSource.file(name)
    self = PlannedProgram.isRecipe(source.text) ? .recipe(name) : .script(source)
  }

  /// What a plan says of it.
  /// - Parameter modules: the modules of its own that a script required.
  func source(
    _ arguments: [String], modules: [PlanModule] = [], _ environment: ShellEnvironment
  ) async throws -> PlanSource {
    switch self {
    case .script(let script):
      PlanSource(name: script.name, text: script.text, arguments: arguments, modules: modules)
    case .recipe(let name):
      PlanSource(
        recipe: name, sha256: try await RecipeShelf(environment).open(name).closureHash, arguments: arguments)
    }
  }

  /// The modules as they are found now, by the names of those that were required.
  func modules(named names: [String]) -> [PlanModule] {
    guard case .script(let script) = self else { return [] }
    let required = RequiredModules()
    let loader = ModuleLoader(directory: script.directory ?? ".", found: required.add)
    for name in names { _ = loader.load(name) }
    return required.all
  }

  /// Whether a text returns a recipe: a script cannot, since there is no `recipe` in it.
  private static func isRecipe(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).split(separator: "\n").contains { line in
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.hasPrefix("return recipe{") || words.hasPrefix("return recipe {")
        || words.hasPrefix("return recipe(")
    }
  }
}
