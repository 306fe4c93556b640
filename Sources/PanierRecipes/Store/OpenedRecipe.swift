import PanierOrdering

/// A recipe that is ready to be shown or run: its content, its description and what it needs.
public struct OpenedRecipe: Sendable {
  /// Where it was found.
  public enum Origin: Sendable, Hashable {
    /// It comes with Panier.
    case shipped
    /// A file or a folder that the operator named.
    case path(String)
    /// A packed file that the operator named.
    case packed(String)
    /// A repository that the operator named.
    case git(String)
    /// A lock file; carries its path.
    case locked(String)
  }

  /// Where it was found.
  public let origin: Origin
  /// The files.
  public let content: RecipeContent
  /// The commit they are of.
  public let commit: String?
  /// The description and the process that read it.
  public let loaded: LoadedManifest
  /// The key whose signature was checked; nil where there is none.
  public let signer: RecipeKey?
  /// The text of the signature.
  let signature: [UInt8]?
  /// Everything that it needs, directly or not, what is needed first.
  public internal(set) var dependencies: [OpenedRecipe] = []

  init(
    origin: Origin, content: RecipeContent, commit: String?, loaded: LoadedManifest, signer: RecipeKey?,
    signature: [UInt8]?
  ) {
    self.origin = origin
    self.content = content
    self.commit = commit
    self.loaded = loaded
    self.signer = signer
    self.signature = signature
  }

  /// The description.
  public var manifest: Manifest { loaded.manifest }

  /// What a leave is remembered for: the content, and the contents of all that it needs.
  public var closureHash: String {
    Self.closureHash(content.sha256, dependencies.map(\.content.sha256))
  }

  /// The hash for a content and the contents of all that it needs.
  static func closureHash(_ content: String, _ needed: [String]) -> String {
    guard !needed.isEmpty else { return content }
    return Digest.sha256(Array(([content] + needed.sorted()).joined(separator: "\n").utf8))
  }
}
