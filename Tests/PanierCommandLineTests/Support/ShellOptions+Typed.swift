import ArgumentParser
import PanierCommandLine

extension ShellOptions {
  /// The options as an operator types them.
  static func typed(_ words: String...) throws -> ShellOptions { try parse(words) }
}
