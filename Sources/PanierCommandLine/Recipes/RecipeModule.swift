import PanierKit
import PanierOrdering
import PanierRecipes
import PanierReference
import PanierVM

/// The global `recipe` of the prompt, of scripts and of tests: finds recipes and runs them.
struct RecipeModule: Sendable {
  private struct Filter: LuaOptionTable {
    @LuaOption("only recipes that go so far: \"<= quote\"") var risk: String?
    @LuaOption("whether those that taps offer are listed too") var offered = false
  }

  private let shelf: RecipeShelf
  private let folder: String
  private let consent: RecipeConsent
  private let answers: any ParameterQuestions
  private let program: IsolatedProgram

  /// Creates the module's functions.
  /// - Parameters:
  ///   - shelf: the operator's recipes.
  ///   - folder: what relative paths begin at: the script's folder.
  ///   - consent: the operator's leave for recipes of others.
  ///   - answers: who is asked for required parameters.
  ///   - program: what becomes the isolated process.
  init(
    shelf: RecipeShelf, folder: String, consent: RecipeConsent, answers: any ParameterQuestions,
    program: IsolatedProgram = .current
  ) {
    self.shelf = shelf
    self.folder = folder
    self.consent = consent
    self.answers = answers
    self.program = program
  }

  /// The module.
  var module: LuaModule {
    LuaModule("recipe", summary: "Finds recipes and runs them, each in a process of its own.", functions: [run, list])
  }

  /// The module for the manual: nothing is called.
  static var documented: LuaModule {
    let nowhere = RecipePlaces(data: "", state: "", configuration: "", project: "")
    let shelf = RecipeShelf(nowhere)
    return RecipeModule(
      shelf: shelf, folder: ".", consent: RecipeConsent(shelf: shelf, isQuiet: true, ask: nil),
      answers: NoParameterQuestions()
    ).module
  }

  private var run: LuaFunction {
    LuaFunction(
      "recipe.run", "Runs a recipe: by its name, its path or its address.",
      details: "It gets no more than it declares, and the run's budget counts for it. Required parameters that are "
        + "missing are asked for on a terminal; so is leave for a recipe of others that did not run before.",
      parameters: .required(
        "name", String.self, "the name, a path with a slash in it, a .panier file or a git+ address"),
      .optional("parameters", LuaTable.self, "its parameters by name", otherwise: "none"),
      results: [ResultDoc(.any, "what the recipe returns")],
      errors: [
        "cart:checkout needs the risk 'order', and this recipe declares 'quote'; nothing was done",
        "buy has no parameter 'year'; did you mean 'years'?",
      ],
      example: #"recipe.run("buy", { domain = "free-example.fr", ceiling = "20 EUR" })"#,
      waiting: { [self] call, name, parameters in
        guard let session = call.host.userInfo as? PanierSession else { throw NoSession() }
        let recipe = try await shelf.open(whole(name))
        let given = parameters ?? LuaTable()
        guard given.array.isEmpty, given.other.isEmpty else {
          throw RecipeError(.parameter, "recipe.run: parameters are written NAME = value")
        }
        let inputs = given.fields.sorted { $0.key < $1.key }.map { ($0.key, ParameterInput($0.value)) }
        let bound = try await recipe.loaded.bind(inputs, asking: answers)
        try await consent.require(recipe, bound.shown)
        return .many(try await RecipeRun(session: session, program: program)(recipe, bound))
      })
  }

  private var list: LuaFunction {
    LuaFunction(
      "recipe.list", "The recipes at hand.",
      parameters: .options(Filter.self, "which recipes"),
      results: [ResultDoc(.list(.table), "tables with `name`, `version`, `risk`, `summary` and `from`")],
      example: #"show(recipe.list{ risk = "<= quote" })"#,
      waiting: { [self] _, options in
        var recipes = try shelf.list(offered: options.offered)
        if let text = options.risk {
          guard let filter = RiskFilter(text) else {
            throw RecipeError(.parameter, "recipe.list: '\(text)' is no risk; write quote, or <= quote")
          }
          recipes = recipes.filter { filter.contains($0.risk) }
        }
        return .list(
          recipes.map { recipe in
            .table(
              LuaTable(fields: [
                ("name", .string(recipe.name)), ("version", .string("\(recipe.version)")),
                ("risk", .string(recipe.risk.rawValue)), ("summary", .string(recipe.summary)),
                ("from", .string(recipe.origin)),
              ]))
          })
      })
  }

  /// A relative path as the script means it.
  private func whole(_ text: String) throws -> String {
    guard case .path(let path)? = try RecipeSource(text), !path.hasPrefix("/") else { return text }
    return "\(folder)/\(path)"
  }
}
