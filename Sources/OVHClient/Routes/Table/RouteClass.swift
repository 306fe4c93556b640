/// What a call may do; the stricter of two is the greater.
public enum RouteClass: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Reads and changes nothing.
  case read
  /// Changes what is private and can be taken back: drafts, contacts, keys of one's own.
  case free
  /// Changes something and costs nothing by itself.
  case consent
  /// Makes an order, a payment, a renewal or a commitment, starts or prolongs billing, gives up a right or ends a
  /// service.
  case `guard`

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the first is less strict.
  public static func < (first: RouteClass, second: RouteClass) -> Bool { first.rank < second.rank }
}
