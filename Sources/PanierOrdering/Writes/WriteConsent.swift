/// The operator's word on a call that changes something.
public protocol WriteConsent: Sendable {
  /// Asks whether the call may be sent.
  /// - Parameter write: the call, its body and the endpoint.
  func answer(to write: ProposedWrite) async -> ConsentAnswer
}

extension NobodyToAsk: WriteConsent {
  public func answer(to write: ProposedWrite) async -> ConsentAnswer { .nobodyToAsk }
}

/// `--yes` without a terminal: no grant for a change of any kind, and the second word for one that was allowed by its
/// route with `--allow-unpriced`.
public struct YesToUnpriced: WriteConsent {
  /// Creates it.
  public init() {}

  public func answer(to write: ProposedWrite) async -> ConsentAnswer { write.isUnpriced ? .granted : .nobodyToAsk }
}

extension ShowOnly: WriteConsent {
  public func answer(to write: ProposedWrite) async -> ConsentAnswer { .showOnly }
}
