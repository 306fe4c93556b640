import Glibc
import PanierRecipes
import PanierTerminal

/// Points below an error to the recipe that helps with it, in one dim line.
public struct ErrorAdvice: Sendable {
  private let shelf: RecipeShelf
  private let isQuiet: Bool
  private let isPrompt: Bool
  private let running: String?
  private let palette: Palette
  private let width: Int?

  /// Creates it; nothing is read before there is an error.
  /// - Parameters:
  ///   - options: what the operator asked for; with `--quiet` nothing is said.
  ///   - environment: the world around the program.
  ///   - isPrompt: whether recipes are run from the prompt, in Lua.
  ///   - running: the recipe that is being run, which is no help with its own errors.
  public init(
    _ options: ShellOptions, _ environment: ShellEnvironment, isPrompt: Bool = false, running: String? = nil
  ) {
    let size = environment.errorIsTerminal ? Terminal(input: STDIN_FILENO, output: STDERR_FILENO).size : nil
    self.init(
      RecipeShelf(environment), isQuiet: options.quiet, isPrompt: isPrompt, running: running,
      palette: Palette(
        choice: options.color ?? .auto, isTerminal: environment.errorIsTerminal,
        environment: { environment.variables[$0] }), width: size?.columns)
  }

  init(
    _ shelf: RecipeShelf, isQuiet: Bool = false, isPrompt: Bool = false, running: String? = nil,
    palette: Palette = .plain, width: Int? = nil
  ) {
    self.shelf = shelf
    self.isQuiet = isQuiet
    self.isPrompt = isPrompt
    self.running = running
    self.palette = palette
    self.width = width
  }

  /// The line below an error; nil where no recipe says that it helps.
  func line(for report: ErrorReport) -> String? {
    guard !isQuiet, let subject = report.subject,
      let recipe = shelf.recipe(helpingWith: subject.sentence, errorClass: subject.errorClass, besides: running)
    else { return nil }
    let way =
      if let tap = recipe.tap {
        "panier recipe add \(tap)/\(recipe.name)"
      } else if isPrompt {
        "recipe.run(\"\(recipe.name)\")"
      } else {
        "panier recipe run \(recipe.name)"
      }
    // Set in, as all that belongs to a sentence of Panier's.
    let text = "  " + SafeText.escaped("\(way) helps: \(recipe.summary)")
    return palette.paint(width.map { TextWrapping.truncated(text, width: $0) } ?? text, .dim)
  }

  /// Writes the line, if there is one, to standard error.
  func tell(_ report: ErrorReport) {
    guard let line = line(for: report) else { return }
    try? Terminal.write(line + "\n", to: STDERR_FILENO)
  }
}
