import FoundationEssentials
public import PanierOrdering

extension PlanSignature {
  /// Whether the signature is under a plan, by its own key.
  public func holds(under plan: PlanFile) -> Bool {
    guard let signer, let bytes = Data(base64Encoded: signature), bytes.count == 64 else { return false }
    return signer.made(Array(bytes), under: Self.message(plan.sha256))
  }

  /// Who signed; nil for a text that is no key.
  public var signer: RecipeKey? { RecipeKey(key) }

  /// What is signed: the hash, with words that keep it from being anything else.
  static func message(_ sha256: String) -> [UInt8] { Array("panier plan, sha256 \(sha256)\n".utf8) }
}
