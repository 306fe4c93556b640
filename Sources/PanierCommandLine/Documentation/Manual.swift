import PanierKit
public import PanierReference
import PanierVM

/// The manual of what Lua can do in the program: the library, and what the program adds to it.
public enum Manual {
  /// All of it.
  public static let reference = LuaConfiguration(
    modules: PanierLibrary.modules + [RecipeModule.documented], globals: PanierLibrary.globals,
    types: PanierLibrary.types, libraries: StandardLibrary.libraries
  ).reference
}
