public import PanierOrdering

extension SQLiteLedger {
  /// The operator's ledger: `journal.sqlite` in Panier's state folder, with the budgets of the configuration.
  /// - Parameters:
  ///   - environment: the world around the program.
  ///   - options: what the operator asked for, the settling time among it.
  ///   - isReal: whether what is noted costs money: then a missing or other journal is no fresh month.
  public convenience init(of environment: ShellEnvironment, _ options: ShellOptions, isReal: Bool = false) {
    self.init(
      file: environment.stateDirectory + "/journal.sqlite", settling: options.settle ?? 15 * 60,
      budgets: options.monthly,
      mark: isReal
        ? BookMark(path: environment.dataDirectory + "/journal.mark", isBinding: !options.monthly.isEmpty) : nil)
  }
}
