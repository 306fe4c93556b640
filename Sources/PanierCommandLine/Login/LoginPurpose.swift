public import PanierOrdering
import PanierRecipes

/// What `--for` names: a level of risk, or a script that declares one.
public enum LoginPurpose: Sendable, Hashable {
  /// A level.
  case level(Risk)
  /// A script, a recipe or the folder of one.
  case script(String)

  /// Reads the text of `--for`; a file named like a level is written with its folder, as in `./order`.
  /// - Parameter text: `order`, `scripts/order-domain.lua`.
  public init(_ text: String) {
    self = Risk(rawValue: text.lowercased()).map { .level($0) } ?? .script(text)
  }

  /// The level.
  /// - Parameter shelf: the operator's recipes.
  /// - Throws: ``CommandFailure`` for a script that cannot be read or declares none.
  func risk(_ shelf: RecipeShelf) async throws -> Risk {
    switch self {
    case .level(let risk): return risk
    case .script(let path): return try await DeclaredRisk.read(path, shelf)
    }
  }
}
