/// The version of the program.
enum PanierVersion {
  /// The number, as `--version` prints it.
  static let text = "0.2.0"
}
