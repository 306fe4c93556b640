public import PanierVM

/// Why something about a recipe was refused.
public struct RecipeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the refusal is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The description in `recipe{…}`.
    case manifest
    /// The value of a parameter.
    case parameter
    /// Where the recipe comes from, as it was written.
    case source
    /// A repository that cannot be reached or has not what was asked for.
    case network
    /// The content is not what was locked, or cannot be packed.
    case content
    /// A packed file.
    case archive
    /// A signature or a key.
    case signature
    /// What the operator has not allowed.
    case trust
    /// What the recipe needs from other recipes.
    case dependency
    /// An index of recipes.
    case tap
    /// No recipe is called that.
    case unknown
  }

  /// What the refusal is about.
  public let kind: Kind
  /// One sentence.
  public let message: String

  /// Creates an error.
  /// - Parameters:
  ///   - kind: what the refusal is about.
  ///   - message: one sentence that names the thing, what came and what to do.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}

extension RecipeError: LuaErrorConvertible {
  public var luaError: LuaError {
    let luaKind: LuaError.Kind =
      switch kind {
      case .content, .archive, .signature, .trust, .dependency, .tap: .refused
      case .network: .network
      case .manifest: .script
      case .parameter, .source, .unknown: .usage
      }
    return LuaError(kind: luaKind, message: message, fields: [("class", .string("Recipe"))])
  }
}
