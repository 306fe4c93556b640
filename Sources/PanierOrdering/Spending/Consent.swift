/// The operator's word on a purchase.
public protocol Consent: Sendable {
  /// Asks whether the purchase may be made.
  /// - Parameter purchase: the amount, the items, the endpoint and the script line that asks.
  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer
}

/// What the operator said.
public enum ConsentAnswer: Sendable, Hashable {
  /// The purchase may be made.
  case granted
  /// It may not: the operator typed something else, holds what.
  case declined(typed: String)
  /// Nobody could be asked: there is no terminal and `--yes` was not given.
  case nobodyToAsk
}

/// An operator who said yes beforehand, with `--yes`; budgets still hold.
public struct ConsentGivenBeforehand: Consent {
  /// Creates it.
  public init() {}

  public func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { .granted }
}

/// An operator who cannot be reached.
public struct NobodyToAsk: Consent {
  /// Creates it.
  public init() {}

  public func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { .nobodyToAsk }
}
