/// A recipe as it came from its source.
public struct FetchedRecipe: Sendable, Hashable {
  /// The files.
  public var content: RecipeContent
  /// The text of the signature that came with them, not looked at yet.
  public var signature: [UInt8]?
  /// The commit of a repository that it was taken from, 40 hexadecimal digits.
  public var commit: String?

  /// Creates it.
  public init(content: RecipeContent, signature: [UInt8]? = nil, commit: String? = nil) {
    self.content = content
    self.signature = signature
    self.commit = commit
  }
}
