/// Finds what a recipe requires: its own files, and those of what it needs.
struct RecipeModules: Sendable {
  private let own: RecipeContent
  private let dependencies: [String: (form: Manifest.Form, content: RecipeContent)]

  init(_ recipe: OpenedRecipe) {
    own = recipe.content
    dependencies = Dictionary(
      recipe.dependencies.map { ($0.manifest.name, ($0.manifest.form, $0.content)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The text of a module and its name in messages.
  /// - Parameter name: what `require` is given: `names`, `lib.names`, `naming`, `naming.rules`.
  func find(_ name: String) -> (source: String, chunkname: String)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, parts.count <= 8, parts.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else {
      return nil
    }
    if let found = dependencies[first] {
      let paths =
        parts.count == 1
        ? [found.form == .recipe ? RecipeContent.mainName : "init.lua"] : Self.paths(Array(parts.dropFirst()))
      return Self.text(paths, of: found.content, named: first + "/")
    }
    return Self.text(Self.paths(parts), of: own, named: "")
  }

  /// A name that means a file of the recipe and something that it needs.
  static func ambiguity(_ content: RecipeContent, _ dependencies: [Dependency]) -> String? {
    dependencies.map(\.name).first { name in
      content[name + ".lua"] != nil || content.files.contains { $0.path.hasPrefix(name + "/") }
    }
  }

  private static func paths(_ parts: [String]) -> [String] {
    let path = parts.joined(separator: "/")
    return [path + ".lua", path + "/init.lua"]
  }

  private static func text(_ paths: [String], of content: RecipeContent, named prefix: String) -> (String, String)? {
    for path in paths {
      if let bytes = content[path] { return (String(decoding: bytes, as: UTF8.self), prefix + path) }
    }
    return nil
  }
}
