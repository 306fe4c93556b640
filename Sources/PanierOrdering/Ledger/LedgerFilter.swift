public import FoundationEssentials

/// Which entries are asked for; everything that is nil is not judged.
public struct LedgerFilter: Sendable, Hashable {
  /// Only entries of this account at this place, and those of an earlier version at this place.
  public var scope: LedgerScope?
  /// Only entries in one of these states.
  public var states: Set<LedgerState>?
  /// Only entries that were posted at this moment of the server's clock or later.
  public var postedSince: Date?
  /// Only entries of this plan, by its id.
  public var plan: String?
  /// Only entries of these orders, those that pay or withdraw from them among them; a few hundred at most.
  public var orders: [Int64]?
  /// Only entries that were noted at this moment of the ledger's clock or later.
  public var since: Date?
  /// Only entries that were noted before this moment of the ledger's clock.
  public var until: Date?
  /// How many at most.
  public var limit: Int?

  /// Creates a filter.
  public init(
    scope: LedgerScope? = nil, states: Set<LedgerState>? = nil, postedSince: Date? = nil, plan: String? = nil,
    orders: [Int64]? = nil, since: Date? = nil, until: Date? = nil, limit: Int? = nil
  ) {
    self.scope = scope
    self.states = states
    self.postedSince = postedSince
    self.plan = plan
    self.orders = orders
    self.since = since
    self.until = until
    self.limit = limit
  }

  /// Entries that are not settled.
  public static let open = LedgerFilter(states: Set(LedgerState.allCases.filter(\.isOpen)))
}
