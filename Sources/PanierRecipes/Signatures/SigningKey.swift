import Crypto
import FoundationEssentials
public import PanierOrdering

/// A private Ed25519 key of the operator's.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key.
  public init() {
    key = Curve25519.Signing.PrivateKey()
  }

  /// Reads a key file's text.
  /// - Throws: ``RecipeError`` that never holds the text.
  public init(text: String, path: String) throws(RecipeError) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 2, lines[0] == Self.head, let data = Data(base64Encoded: String(lines[1])),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data)
    else { throw RecipeError(.signature, "'\(path)' is no key of panier recipe key new") }
    self.key = key
  }

  /// What a key file holds.
  var text: String { "\(Self.head)\n\(key.rawRepresentation.base64EncodedString())\n" }

  /// The public key.
  public var publicKey: RecipeKey { RecipeKey(Array(key.publicKey.rawRepresentation)) }

  /// Signs a recipe.
  /// - Throws: ``RecipeError`` where the system gives no random numbers.
  public func signature(of content: RecipeContent) throws(RecipeError) -> RecipeSignature {
    let bytes = try signature(under: RecipeSignature.message(content.sha256), what: "recipe")
    return RecipeSignature(key: publicKey, sha256: content.sha256, bytes: bytes)
  }

  /// Signs a plan.
  /// - Throws: ``RecipeError`` where the system gives no random numbers.
  public func signature(of plan: PlanFile) throws(RecipeError) -> PlanSignature {
    let bytes = try signature(under: PlanSignature.message(plan.sha256), what: "plan")
    return PlanSignature(key: publicKey.description, signature: Data(bytes).base64EncodedString())
  }

  private func signature(under message: [UInt8], what: String) throws(RecipeError) -> [UInt8] {
    do { return Array(try key.signature(for: message)) } catch {
      throw RecipeError(.signature, "the \(what) cannot be signed: \(error)")
    }
  }

  private static let head = "panier private key, ed25519; keep it to yourself"
}
