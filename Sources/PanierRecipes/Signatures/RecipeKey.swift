import Crypto
import FoundationEssentials
import PanierOrdering

/// A public Ed25519 key that signs recipes.
public struct RecipeKey: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Reads a key.
  /// - Parameter text: `ed25519:` and 44 characters of base64, as `panier recipe key` prints it. Anything else gives
  ///   nil.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
      data.count == 32
    else { return nil }
    self.init(Array(data))
    guard description == text else { return nil }
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The key as it is passed on.
  public var description: String { Self.prefix + Data(bytes).base64EncodedString() }

  /// Whether the owner of the key made a signature under a message.
  func made(_ signature: [UInt8], under message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }

  /// A short name for eyes: eight groups of four digits of its SHA-256.
  public var fingerprint: String {
    let digits = Array(Digest.sha256(bytes)).prefix(32)
    return stride(from: 0, to: 32, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
  }

  private static let prefix = "ed25519:"
}
