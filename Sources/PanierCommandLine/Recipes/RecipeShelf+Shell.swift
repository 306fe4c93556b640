public import PanierRecipes

extension RecipeShelf {
  /// The recipes of the operator.
  /// - Parameters:
  ///   - environment: the world around the program.
  ///   - project: the folder whose `panier.lock` counts first; nil for the current one.
  public init(_ environment: ShellEnvironment, project: String? = nil) {
    self.init(
      RecipePlaces(
        data: environment.dataDirectory + "/recipes", state: environment.stateDirectory,
        configuration: environment.configurationDirectory, project: project ?? environment.currentDirectory,
        temporary: environment["TMPDIR"] ?? "/tmp", variables: environment.variables))
  }
}
