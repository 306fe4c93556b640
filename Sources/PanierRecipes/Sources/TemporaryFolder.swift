import Glibc

/// A folder that is gone when the work in it is done.
enum TemporaryFolder {
  /// Makes a folder, does the work and removes the folder with all in it, whatever happens.
  /// - Parameters:
  ///   - place: the folder to make it in: `/tmp`.
  ///   - body: the work.
  /// - Throws: ``RecipeError`` where it cannot be made, and what the work throws.
  static func with<Result>(in place: String, _ body: (String) async throws -> Result) async throws -> Result {
    var template = Array((place + "/panier-recipe-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw RecipeError(.content, "cannot make a folder in '\(place)': \(String(cString: strerror(errno)))")
    }
    let path = String(cString: made)
    defer { remove(path) }
    return try await body(path)
  }

  /// Removes a folder with all in it; links are removed, never followed.
  static func remove(_ path: String) {
    if DiskFile.kind(path) == .folder {
      for name in (try? DiskFile.names(in: path)) ?? [] { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
