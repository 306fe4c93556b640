public import PanierVM

/// Reads what a recipe says about itself without running it.
///
/// The text around `run` is evaluated in an isolated process in which there is no function of the host: no API, no
/// clock of the operator's, nothing to wait for, a second of time.
public struct ManifestReader: Sendable {
  private let program: IsolatedProgram

  /// What the process may use: there is nothing that it could wait for, so that only a busy machine makes it last.
  static let limits = LuaLimits(memory: 16 << 20, luaTime: 1, wallTime: 600, coroutines: 10, calls: 0)

  /// Creates a reader.
  /// - Parameter program: what becomes the isolated process.
  public init(program: IsolatedProgram = .current) {
    self.program = program
  }

  /// Reads a recipe's description.
  /// - Parameter content: the recipe.
  /// - Throws: ``RecipeError`` that names what is wrong with the description; `LuaError` that the text raised.
  public func read(_ content: RecipeContent) async throws -> LoadedManifest {
    let runner = IsolatedRunner(
      LuaConfiguration(
        level: .recipe, limits: Self.limits, preludes: [(name: "recipe", source: ManifestPrelude.source)]),
      program: program)
    let values: [LuaValue]
    do {
      values = try await runner.run(content.main, name: RecipeContent.mainName)
    } catch let error as LuaError where error.kind == .limit && error.isKilled && !Task.isCancelled {
      throw RecipeError(.manifest, "the description of the recipe was given up: \(error.message)")
    }
    var decoder = ManifestDecoder { try await LoadedManifest.matches($0, $1, runner) }
    let manifest = try await decoder.manifest(values)
    return LoadedManifest(manifest, runner: runner, defaults: decoder.defaults)
  }
}
