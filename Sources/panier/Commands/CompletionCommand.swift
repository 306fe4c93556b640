import ArgumentParser
import PanierCommandLine

/// `panier completion`: the script by which a shell completes commands, options and file names.
struct CompletionCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print the script that lets bash, zsh or fish complete panier's options.",
    discussion: """
      bash   panier completion bash > ~/.local/share/bash-completion/completions/panier
      zsh    panier completion zsh > "${fpath[1]}/_panier"
      fish   panier completion fish > ~/.config/fish/completions/panier.fish
      """)

  @Argument(help: "bash, zsh or fish.", transform: CompletionCommand.shell)
  var shell: CompletionShell

  @OptionGroup var options: ShellOptions

  /// Prints the script.
  func execute(_ program: Program) -> Int32 {
    print(PanierCommand.completionScript(for: shell))
    return ExitStatus.done.rawValue
  }

  private static func shell(_ text: String) throws -> CompletionShell {
    guard let shell = CompletionShell(rawValue: text.lowercased()) else {
      throw ValidationError("'\(text)' is no shell that is known; use bash, zsh or fish")
    }
    return shell
  }
}
