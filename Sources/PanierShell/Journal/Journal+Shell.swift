public import PanierOrdering

extension Journal {
  /// The operator's journal: `journal.sqlite` in Panier's state folder.
  /// - Parameter environment: the world around the program.
  public convenience init(of environment: ShellEnvironment) {
    self.init(
      path: environment.stateDirectory + "/journal.sqlite", owner: ProcessStamp.current,
      isRunning: { ProcessStamp.isRunning($0) })
  }
}
