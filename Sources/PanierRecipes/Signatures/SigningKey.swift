import Crypto
import FoundationEssentials

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
    do {
      let bytes = try key.signature(for: RecipeSignature.message(content.sha256))
      return RecipeSignature(key: publicKey, sha256: content.sha256, bytes: Array(bytes))
    } catch { throw RecipeError(.signature, "the recipe cannot be signed: \(error)") }
  }

  private static let head = "panier private key, ed25519; keep it to yourself"
}
