/// A request with what proves who sends it, and where that proof came from.
struct SignedRequest: Sendable {
  /// What a refusal of the proof makes worthless.
  enum Proof: Sendable, Hashable {
    /// Nothing: there is no proof, or one that nobody renews.
    case fixed
    /// A signature, with the difference to the server's clock that it was made with, in seconds.
    case signature(delta: Int64)
    /// An OAuth2 token.
    case token(String)
  }

  /// The request as it is sent.
  var request: TransportRequest
  /// Where its proof came from.
  let proof: Proof
}
