public import PanierOrdering

extension SQLiteLedger {
  /// The operator's ledger: `journal.sqlite` in Panier's state folder.
  /// - Parameters:
  ///   - environment: the world around the program.
  ///   - options: what the operator asked for, the settling time among it.
  public convenience init(of environment: ShellEnvironment, _ options: ShellOptions) {
    self.init(file: environment.stateDirectory + "/journal.sqlite", settling: options.settle ?? 15 * 60)
  }
}
