/// How a purchase in the ledger stands.
///
/// ```
///            hold            permit             settle
/// (nothing) ─────▶ held ─────────────▶ posting ─────────▶ ordered
///                   │ │                 │   │                ▲
///                   │ └────▶ refused ◀──┘   │ answer lost    │ late
///         lease over ▼                      ▼                │
///                 expired                unknown ──settling──▶ not ordered
/// ```
public enum LedgerState: String, Sendable, Hashable, Codable, CaseIterable {
  /// The money is held; nothing may be sent yet.
  case held
  /// The call that buys may be on its way, or answered; only the API's records tell.
  case posting
  /// The order was made.
  case ordered
  /// No order was found when the settling time was over; believed, and looked at again for seven days.
  case notOrdered = "not ordered"
  /// The answer was lost, and the API's records do not tell yet.
  case unknown
  /// It was held and given up: nothing was sent.
  case expired
  /// Certainly nothing was made: it was never sent, or the API refused it before it made anything.
  case refused

  /// Whether it still holds its money and stops the same purchase elsewhere.
  public var isOpen: Bool { self == .held || self == .posting || self == .unknown }
}
