import Crypto
import FoundationEssentials

/// An Ed25519 signature under the SHA-256 of a recipe.
public struct RecipeSignature: Sendable, Hashable {
  /// Who signed.
  public let key: RecipeKey
  /// What was signed.
  public let sha256: String
  let bytes: [UInt8]

  /// The most bytes of a signature's text.
  static let sizeLimit = 1024

  /// Reads a signature's text, as it lies in `recipe.sig`.
  /// - Throws: ``RecipeError`` for any other text.
  public init(text: [UInt8]) throws(RecipeError) {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, lines[0] == Self.head, lines[4].isEmpty, let key = Self.value(lines[1], "key"),
      let sha256 = Self.value(lines[2], "sha256"), let signature = Self.value(lines[3], "signature"),
      let publicKey = RecipeKey(key), Hexadecimal.isDigits(sha256, count: 64),
      let data = Data(base64Encoded: signature), data.count == 64
    else { throw RecipeError(.signature, "the signature cannot be read; sign the recipe again") }
    self.init(key: publicKey, sha256: sha256, bytes: Array(data))
  }

  init(key: RecipeKey, sha256: String, bytes: [UInt8]) {
    self.key = key
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// The text that goes into `recipe.sig`.
  public var text: [UInt8] {
    Array(
      "\(Self.head)\nkey \(key)\nsha256 \(sha256)\nsignature \(Data(bytes).base64EncodedString())\n".utf8)
  }

  /// Checks that the signature is under a recipe, by its own key.
  /// - Throws: ``RecipeError`` with what was signed and what is there.
  public func check(_ content: RecipeContent) throws(RecipeError) {
    guard sha256 == content.sha256 else {
      throw RecipeError(
        .signature,
        "the signature is for another content: it was made for sha256 \(sha256), and this recipe has \(content.sha256)")
    }
    guard key.made(bytes, under: Self.message(sha256)) else {
      throw RecipeError(.signature, "the signature does not hold: key \(key.fingerprint) did not make it")
    }
  }

  /// What is signed: the hash, with words that keep it from being anything else.
  static func message(_ sha256: String) -> [UInt8] { Array("panier recipe, sha256 \(sha256)\n".utf8) }

  private static let head = "panier signature, ed25519"

  private static func value(_ line: Substring, _ name: String) -> String? {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
  }
}
