/// Reads a recipe from a disk: one Lua file, or a folder with a `recipe.lua`.
enum FolderContent {
  /// Reads a recipe and the signature beside it.
  /// - Parameter path: a `.lua` file or a folder; the operator's own, so that it may be a link itself.
  /// - Throws: ``RecipeError`` for a link or another thing that is no file inside the folder, and as
  ///   ``RecipeContent/init(_:)``.
  static func read(_ path: String) throws(RecipeError) -> FetchedRecipe {
    switch DiskFile.kind(path, followsLinks: true) {
    case .file:
      let bytes = try DiskFile.read(path, limit: RecipeContent.fileSizeLimit, followsLinks: true)
      return FetchedRecipe(content: try RecipeContent(main: bytes))
    case .folder:
      var files: [RecipeContent.File] = []
      var size = 0
      try collect(path, "", depth: 0, &files, &size)
      var signature: [UInt8]?
      let beside = path + "/" + RecipeContent.signatureName
      if DiskFile.kind(beside) != nil { signature = try DiskFile.read(beside, limit: RecipeSignature.sizeLimit) }
      return FetchedRecipe(content: try RecipeContent(files), signature: signature)
    case nil: throw RecipeError(.source, "there is no recipe '\(path)': no such file or folder")
    default: throw RecipeError(.source, "'\(path)' is neither a Lua file nor a folder")
    }
  }

  private static func collect(
    _ root: String, _ folder: String, depth: Int, _ files: inout [RecipeContent.File], _ size: inout Int
  ) throws(RecipeError) {
    guard depth < 8 else { throw RecipeError(.content, "'\(folder)' lies deeper than 8 folders") }
    for name in try DiskFile.names(in: root + "/" + folder) where !ContentPath.isLeftOut(name) {
      let path = folder.isEmpty ? name : folder + "/" + name
      switch DiskFile.kind(root + "/" + path) {
      case .folder: try collect(root, path, depth: depth + 1, &files, &size)
      case .file:
        try ContentPath.check(path)
        guard files.count < RecipeContent.fileLimit else {
          throw RecipeError(.content, "'\(root)' has more than \(RecipeContent.fileLimit) files, too many for a recipe")
        }
        let bytes = try DiskFile.read(root + "/" + path, limit: RecipeContent.fileSizeLimit)
        size += bytes.count
        guard size <= RecipeContent.sizeLimit else {
          throw RecipeError(.content, "'\(root)' has more than \(RecipeContent.sizeLimit) bytes, too many for a recipe")
        }
        files.append(RecipeContent.File(path: path, bytes: bytes))
      case .link:
        throw RecipeError(.content, "'\(path)' is a link, and recipes hold none; put the file itself there")
      default: throw RecipeError(.content, "'\(path)' is no regular file, and recipes hold nothing else")
      }
    }
  }
}
