extension RecipeShelf {
  /// Writes a recipe as a packed file.
  /// - Parameters:
  ///   - recipe: the recipe.
  ///   - path: the file.
  ///   - key: the name of the operator's key to sign with; nil keeps the signature that the recipe has, if any.
  /// - Returns: what was written, in a line.
  /// - Throws: ``RecipeError``.
  public func pack(_ recipe: OpenedRecipe, to path: String, key: String?) throws(RecipeError) -> String {
    var signature = recipe.signature
    if let key { signature = try keys.key(key).signature(of: recipe.content).text }
    try DiskFile.write(PackedRecipe.bytes(recipe.content, signature: signature), to: path)
    return "\(path)  sha256 \(recipe.content.sha256)"
  }

  /// Signs a folder or a packed file in place.
  /// - Parameters:
  ///   - path: the folder or the file; its description is not looked at.
  ///   - key: the name of the operator's key.
  /// - Returns: what was signed, in a line.
  /// - Throws: ``RecipeError``.
  public func sign(_ path: String, key: String) throws(RecipeError) -> String {
    let key = try keys.key(key)
    if path.hasSuffix(PackedRecipe.ending) {
      let content = try PackedRecipe.read(path: path).content
      try DiskFile.write(PackedRecipe.bytes(content, signature: try key.signature(of: content).text), to: path)
      return "\(path)  sha256 \(content.sha256)"
    }
    guard DiskFile.kind(path, followsLinks: true) == .folder else {
      throw RecipeError(
        .signature, "'\(path)' is no folder and no \(PackedRecipe.ending) file, which a signature goes with")
    }
    let content = try FolderContent.read(path).content
    let file = "\(path)/\(RecipeContent.signatureName)"
    try DiskFile.write(try key.signature(of: content).text, to: file)
    return "\(file)  sha256 \(content.sha256)"
  }
}
