/// How a purchase in the journal stands.
public enum JournalState: String, Sendable, Hashable, Codable, CaseIterable {
  /// It was about to be posted; nothing is known of what came after.
  case intended
  /// The order was made.
  case ordered
  /// Certainly no order was made.
  case notOrdered = "not ordered"
  /// The answer was lost and the API's records did not tell.
  case unknown

  /// Whether it is still to be found out whether an order was made.
  public var isOpen: Bool { self == .intended || self == .unknown }
}
