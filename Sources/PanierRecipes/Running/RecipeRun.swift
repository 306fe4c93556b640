public import PanierKit
public import PanierVM

/// Runs recipes: each in an isolated process of its own, behind the fence of what it declared.
public struct RecipeRun: Sendable {
  private let session: PanierSession
  private let program: IsolatedProgram

  /// Creates it.
  /// - Parameters:
  ///   - session: the operator's session, whose guard, budget and consent count for recipes too.
  ///   - program: what becomes the isolated process.
  public init(session: PanierSession, program: IsolatedProgram = .current) {
    self.session = session
    self.program = program
  }

  /// Runs a recipe to its end and deletes the carts that it made and neither ordered nor kept.
  ///
  /// Whether it may run is for the caller to judge first, see ``TrustJudgement``.
  /// - Returns: what `run` returns.
  /// - Throws: `LuaError` that the recipe raised; ``RecipeError`` for a library, which cannot be run.
  public func callAsFunction(_ recipe: OpenedRecipe, _ parameters: BoundParameters) async throws -> [LuaValue] {
    guard recipe.manifest.form == .recipe else {
      throw RecipeError(
        .parameter, "\(recipe.manifest.name) is a library: recipes require it, and there is nothing to run")
    }
    let own = session.forRecipe(recipe.manifest.risk, name: recipe.manifest.name)
    let modules = RecipeModules(recipe)
    var configuration = PanierLibrary.recipeConfiguration(
      session: own, risk: recipe.manifest.risk, limits: recipe.manifest.limits.lua, loader: modules.find)
    configuration.preludes = [(name: "recipe", source: RunPrelude.source)]
    let runner = IsolatedRunner(configuration, program: program)
    let outcome: Result<[LuaValue], any Error>
    do {
      let name = "\(recipe.manifest.name)/\(RecipeContent.mainName)"
      let values = try await runner.run(recipe.content.main, name: name)
      guard case .table(let table)? = values.first, case .function(let run)? = table["run"] else {
        throw RecipeError(
          .manifest, "\(name) returned no recipe this time; its description must not change from run to run")
      }
      outcome = .success(try await runner.call(run, [parameters.luaValue]))
    } catch {
      outcome = .failure(error)
    }
    // A task of its own: drafts go even when this one was cancelled.
    _ = await Task { await own.discardDrafts() }.value
    return try outcome.get()
  }
}
