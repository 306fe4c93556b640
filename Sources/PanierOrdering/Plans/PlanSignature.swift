/// A signature under a plan, as it lies in the plan's file: a second pair of eyes has seen it.
///
/// It is under the hash of the content, so that an edited plan has none that holds.
public struct PlanSignature: Sendable, Hashable {
  /// The public key of who signed: `ed25519:` and base64.
  public var key: String
  /// The signature in base64.
  public var signature: String

  /// Creates a signature.
  /// - Parameters:
  ///   - key: the public key of who signed.
  ///   - signature: the signature in base64.
  public init(key: String, signature: String) {
    self.key = key
    self.signature = signature
  }
}
