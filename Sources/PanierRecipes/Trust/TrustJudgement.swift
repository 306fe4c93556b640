import PanierOrdering

/// Whether a recipe may run as it is, has to be asked about, or is refused.
public enum TrustJudgement: Sendable, Hashable {
  /// It may run; carries why.
  case allowed(Reason)
  /// The operator has to be asked first.
  case ask

  /// Why a recipe may run without a question.
  public enum Reason: Sendable, Hashable {
    /// It comes with Panier.
    case shipped
    /// The operator named a file or a folder of their own disk.
    case own
    /// The operator allowed this very content before.
    case granted
    /// A key signed it whose owner the operator trusts; carries what they call them.
    case trustedKey(String)
  }

  /// Judges a recipe.
  /// - Parameters:
  ///   - recipe: the recipe, with what it needs.
  ///   - store: what the operator allowed.
  /// - Throws: ``RecipeError`` for a key that is distrusted.
  public init(_ recipe: OpenedRecipe, _ store: TrustStore) throws(RecipeError) {
    for opened in [recipe] + recipe.dependencies {
      if let signer = opened.signer, store.distrusted.contains(signer) {
        throw RecipeError(
          .trust,
          "\(opened.manifest.name) \(opened.manifest.version) is signed by key \(signer.fingerprint), which you distrust; "
            + "nothing was run")
      }
    }
    switch recipe.origin {
    case .shipped: self = .allowed(.shipped)
    case .path: self = .allowed(.own)
    default:
      let risk = recipe.manifest.risk
      if store.isGranted(recipe.closureHash, risk: risk) {
        self = .allowed(.granted)
      } else if let owner = Self.owner(recipe, store) {
        self = .allowed(.trustedKey(owner))
      } else {
        self = .ask
      }
    }
  }

  /// The owner of the key under a recipe and, by trusted keys too, under all that it needs.
  private static func owner(_ recipe: OpenedRecipe, _ store: TrustStore) -> String? {
    let risk = recipe.manifest.risk
    for opened in recipe.dependencies where opened.origin != .shipped {
      guard let key = opened.signer.flatMap({ store.trusted($0) }), key.risk >= risk else { return nil }
    }
    guard let key = recipe.signer.flatMap({ store.trusted($0) }), key.risk >= risk else { return nil }
    return key.owner
  }
}
