/// The packed form of a recipe: a `.panier` file.
///
/// The same content gives the same bytes. Without a signature its SHA-256 is the recipe's own, so that `sha256sum`
/// checks it too.
public enum PackedRecipe {
  /// The ending of the file's name.
  public static let ending = ".panier"
  /// The most bytes of a packed file.
  static let sizeLimit = RecipeContent.sizeLimit + (RecipeContent.fileLimit + 4) * 2 * TarArchive.block

  /// Packs a recipe.
  /// - Parameters:
  ///   - content: its files.
  ///   - signature: the text of a signature, which goes along.
  /// - Returns: the bytes of the packed file.
  public static func bytes(_ content: RecipeContent, signature: [UInt8]? = nil) -> [UInt8] {
    let extra = signature.map { [RecipeContent.File(path: RecipeContent.signatureName, bytes: $0)] } ?? []
    return TarArchive.bytes(content.files + extra)
  }

  /// Reads a packed file's bytes; nothing is written anywhere.
  /// - Throws: ``RecipeError`` for bytes that are not exactly what ``bytes(_:signature:)`` gives.
  public static func read(_ bytes: [UInt8]) throws(RecipeError) -> FetchedRecipe {
    guard bytes.count <= sizeLimit else {
      throw RecipeError(.archive, "this is no packed recipe: it has \(bytes.count) bytes; \(sizeLimit) at most")
    }
    var files = try TarReader.files(bytes)
    var signature: [UInt8]?
    if let last = files.last, last.path == RecipeContent.signatureName {
      guard last.bytes.count <= RecipeSignature.sizeLimit else {
        throw RecipeError(.archive, "this is no packed recipe: its signature has \(last.bytes.count) bytes")
      }
      signature = last.bytes
      files.removeLast()
    }
    let content = try RecipeContent(files)
    guard content.files == files else {
      throw RecipeError(.archive, "this is no packed recipe: its files are not in order")
    }
    return FetchedRecipe(content: content, signature: signature)
  }

  /// Reads a packed file.
  /// - Throws: ``RecipeError``.
  public static func read(path: String) throws(RecipeError) -> FetchedRecipe {
    try read(try DiskFile.read(path, limit: sizeLimit, followsLinks: true))
  }
}
