import PanierTerminal
import PanierVM

/// Colours Lua at the prompt.
enum LuaColors {
  /// The parts of an entry that are coloured.
  static func ranges(_ text: String) -> [StyledRange] {
    LuaSyntax(text).parts.map { StyledRange($0.range, style(of: $0.kind)) }
  }

  private static func style(of kind: LuaSyntax.Part.Kind) -> Style {
    switch kind {
    case .keyword: .magenta
    case .number: .cyan
    case .string: .green
    case .comment: .dim
    }
  }
}
