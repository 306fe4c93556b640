public import PanierOrdering

extension Journal {
  /// The operator's journal: `journal.sqlite` in Panier's state folder.
  /// - Parameter environment: the world around the program.
  public convenience init(of environment: ShellEnvironment) {
    self.init(file: environment.stateDirectory + "/journal.sqlite")
  }
}
