public import PanierOrdering
import PanierReference
import PanierVM

/// What calls need of a recipe, by the names that its text uses: for checks that run nothing.
public enum RecipeCalls {
  /// The risk that a function needs; nil for one that recipes may not call, or that is none of Panier's.
  /// - Parameter name: as it is called: `cart.new`, `money`.
  public static func risk(ofFunction name: String) -> Risk? {
    guard case .at(let risk)? = FunctionRung.all[name] else { return nil }
    return risk
  }

  /// What a recipe does in place of a call that is not open to it; nil for one that is.
  public static func alternative(to name: String) -> String? {
    guard case .closed(let instead)? = FunctionRung.all[name] else { return nil }
    return instead
  }

  /// The least risk that a method of this name needs; nil where no object has one.
  /// - Parameter name: the word behind the colon: `checkout`.
  public static func risk(ofMethod name: String) -> Risk? {
    FunctionRung.all.compactMap { full, rung -> Risk? in
      guard full.hasSuffix(":" + name), case .at(let risk) = rung else { return nil }
      return risk
    }.min()
  }

  /// The names that a recipe finds without declaring them.
  public static let globals: Set<String> = {
    let modules = PanierLibrary.modules(for: .recipe).map(\.name).filter { !$0.contains(".") }
    return Set(modules + PanierLibrary.globals.map(\.name))
  }()
}
