/// A request for which no complete answer came.
public struct TransportError: Error, Sendable, Hashable {
  /// What went wrong, as far as it decides what may be done next.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No connection was made: the request certainly had no effect.
    case notConnected
    /// The connection ended before a complete answer: the request may have had its effect.
    case connectionLost
    /// The time ran out: the request may have had its effect.
    case timedOut
    /// The answer broke a bound or the protocol: the request may have had its effect.
    case malformedAnswer
  }

  /// What went wrong.
  public var kind: Kind
  /// What went wrong in words, without secrets: «connection refused».
  public var reason: String

  /// Creates an error.
  /// - Parameters:
  ///   - kind: what went wrong.
  ///   - reason: the same in words, without secrets and without a full stop.
  public init(_ kind: Kind, reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
