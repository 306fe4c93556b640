/// Takes recipes from wherever they are.
public struct RecipeFetcher: Sendable {
  private let git: GitFetch

  /// Creates a fetcher.
  /// - Parameters:
  ///   - variables: the operator's environment, of which git gets what it needs.
  ///   - temporary: the folder for what is fetched, for as long as it is read.
  public init(variables: [String: String], temporary: String = "/tmp") {
    git = GitFetch(variables: variables, temporary: temporary)
  }

  /// Fetches a recipe; nothing stays on the disk.
  /// - Throws: ``RecipeError``.
  public func fetch(_ source: RecipeSource) async throws -> FetchedRecipe {
    switch source {
    case .path(let path): try FolderContent.read(path)
    case .packed(let path): try PackedRecipe.read(path: path)
    case .git(let source): try await git.fetch(source)
    }
  }

  /// Fetches the index of a tap.
  /// - Throws: ``RecipeError``.
  func index(_ source: GitSource) async throws -> (bytes: [UInt8], commit: String) {
    let (files, commit) = try await git.files(of: source, only: [TapIndex.name])
    guard let file = files.first else {
      throw RecipeError(.tap, "\(source) has no \(TapIndex.name), which every tap has")
    }
    return (file.bytes, commit)
  }
}
