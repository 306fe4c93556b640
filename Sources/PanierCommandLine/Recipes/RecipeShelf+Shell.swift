public import PanierRecipes
public import PanierVM

extension RecipeShelf {
  /// The recipes of the operator.
  /// - Parameters:
  ///   - environment: the world around the program.
  ///   - project: the folder whose `panier.lock` counts first; nil for the current one.
  ///   - program: what becomes the process that reads descriptions.
  public init(_ environment: ShellEnvironment, project: String? = nil, program: IsolatedProgram = .current) {
    self.init(
      RecipePlaces(
        data: environment.dataDirectory + "/recipes", state: environment.stateDirectory,
        configuration: environment.configurationDirectory, project: project ?? environment.currentDirectory,
        temporary: environment["TMPDIR"] ?? "/tmp", variables: environment.variables), program: program)
  }
}
