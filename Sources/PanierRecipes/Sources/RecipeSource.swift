import PanierTerminal

/// Where a recipe comes from.
public enum RecipeSource: Sendable, Hashable, CustomStringConvertible {
  /// A Lua file or a folder.
  case path(String)
  /// A packed file.
  case packed(String)
  /// A git repository.
  case git(GitSource)

  /// Reads a source.
  /// - Parameter text: a path with a slash in it or with the ending `.lua`, a `.panier` file, `git+…`; nil for a bare
  ///   name, which is looked up.
  /// - Throws: ``RecipeError`` for any other address.
  public init?(_ text: String) throws(RecipeError) {
    if text.hasPrefix("git+") {
      self = .git(try GitSource(text))
    } else if text.contains("://") {
      throw RecipeError(
        .source,
        "'\(Self.shown(text))' is no address of a recipe; a repository is written git+https://host/team/recipes")
    } else if text.hasSuffix(PackedRecipe.ending) {
      self = .packed(text)
    } else if text.contains("/") || text.hasSuffix(".lua") || text == "." || text == ".." {
      self = .path(text)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .path(let path), .packed(let path): path
    case .git(let source): source.description
    }
  }

  /// A source for messages, without what could deceive.
  static func shown(_ text: String) -> String {
    SafeText.escaped(text.count > 200 ? text.prefix(200) + "…" : text)
  }
}
