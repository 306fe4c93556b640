/// The operator's word on a purchase.
public protocol Consent: Sendable {
  /// Asks whether the purchase may be made.
  /// - Parameter purchase: the amount, the items, the endpoint and the script line that asks.
  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer

  /// Whether every purchase is only shown, so that none is made, noted or judged by a limit: `--quote`.
  var isShowOnly: Bool { get }

  /// Whether somebody reads what is bought before it is; where nobody does, the API is not asked for what is only shown.
  var isAsked: Bool { get }
}

extension Consent {
  /// Purchases are made once they are agreed to.
  public var isShowOnly: Bool { false }
  /// Somebody reads it.
  public var isAsked: Bool { true }
}

/// What the operator said.
public enum ConsentAnswer: Sendable, Hashable {
  /// The purchase may be made.
  case granted
  /// It may not: the operator typed something else; carries what.
  case declined(typed: String)
  /// It is only to be shown.
  case showOnly
  /// Nobody could be asked: there is no terminal and `--yes` was not given.
  case nobodyToAsk
}

/// An operator who said yes beforehand, with `--yes`; budgets still hold.
public struct ConsentGivenBeforehand: Consent {
  /// Creates it.
  public init() {}

  public var isAsked: Bool { false }

  public func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { .granted }
}

/// An operator who cannot be reached.
public struct NobodyToAsk: Consent {
  /// Creates it.
  public init() {}

  public var isAsked: Bool { false }

  public func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { .nobodyToAsk }
}

/// An operator who wants to see what would be bought, with `--quote`, and to buy nothing.
public struct ShowOnly: Consent {
  /// Creates it.
  public init() {}

  public var isShowOnly: Bool { true }
  public var isAsked: Bool { false }

  public func answer(to purchase: ProposedPurchase) async -> ConsentAnswer { .showOnly }
}
