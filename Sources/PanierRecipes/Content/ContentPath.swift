import PanierTerminal

/// The rule for paths inside a recipe, which leaves none that could lead out of it or be written two ways.
enum ContentPath {
  /// Checks a path.
  /// - Throws: ``RecipeError`` that shows it without what could deceive.
  static func check(_ path: String) throws(RecipeError) {
    let shown = SafeText.escaped(String(path.prefix(120)))
    guard path.utf8.count <= 100, !path.isEmpty else {
      throw RecipeError(.content, "'\(shown)' cannot be in a recipe: a path has 1 to 100 characters")
    }
    guard path.utf8.allSatisfy(isAllowed) else {
      throw RecipeError(
        .content,
        "'\(shown)' cannot be in a recipe: use ASCII letters, digits, '.', '_', '-' and '/' in its files' names")
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 8, parts.allSatisfy({ !$0.isEmpty && $0.first != "." && $0.first != "-" }) else {
      throw RecipeError(
        .content,
        "'\(shown)' cannot be in a recipe: a path has 8 parts at most, and none is empty or begins with '.' or '-'")
    }
    guard path != RecipeContent.signatureName else {
      throw RecipeError(.content, "'\(shown)' is the signature's file and no part of the content")
    }
  }

  /// Whether a file on a disk is left out: hidden ones, and what Panier itself writes beside a recipe.
  static func isLeftOut(_ name: String) -> Bool {
    name.hasPrefix(".") || name == RecipeContent.signatureName || name == LockFile.name || name.hasSuffix("~")
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
