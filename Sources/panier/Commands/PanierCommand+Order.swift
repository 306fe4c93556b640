import PanierCommandLine

extension PanierCommand {
  /// The order of Panier's own command line.
  static let order = CommandLineOrder(PanierCommand.self, options: ShellOptions.self, unnamed: RunCommand.self)
}
