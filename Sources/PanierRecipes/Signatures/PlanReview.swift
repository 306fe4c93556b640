public import PanierOrdering

/// Whether those who have to look at a plan did.
public struct PlanReview: Sendable {
  private let plan: PlanFile
  private let path: String

  /// Prepares the review of a plan.
  /// - Parameters:
  ///   - plan: the plan with its signatures.
  ///   - path: the file, for messages.
  public init(_ plan: PlanFile, path: String) {
    self.plan = plan
    self.path = path
  }

  /// Refuses a plan that a key did not sign, and one with a signature that does not hold.
  /// - Parameter keys: the keys that have to be under it.
  /// - Throws: ``RecipeError``.
  public func require(_ keys: [RecipeKey]) throws(RecipeError) {
    for signature in plan.signatures where !signature.holds(under: plan) {
      throw RecipeError(
        .signature,
        "the signature of key \(signature.signer?.fingerprint ?? signature.key) under '\(path)' does not hold: it was made "
          + "for another plan, or not by that key; nothing was ordered, have the plan signed again")
    }
    let signers = plan.signatures.compactMap(\.signer)
    for key in keys where !signers.contains(key) {
      let others = signers.map(\.fingerprint).joined(separator: ", ")
      throw RecipeError(
        .signature,
        "'\(path)' is not signed by key \(key.fingerprint)"
          + (others.isEmpty ? "" : ", only by \(others)")
          + "; nothing was ordered, its owner signs it with panier plan sign \(path)")
    }
  }
}
