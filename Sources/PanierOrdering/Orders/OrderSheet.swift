public import OVHClient

/// One order with everything that is known of it.
public struct OrderSheet: Sendable, Hashable {
  /// What it is, what it bought, by whom, and how it stands.
  public var summary: OrderSummary
  /// Its lines; none right after the checkout.
  public var lines: [OrderDetail]
  /// The steps of its life.
  public var steps: [FollowUpStep]
  /// The names of the services that it became; empty before it is delivered.
  public var services: [String]
  /// What else the ledger knows of it, newest first: payments and withdrawals.
  public var deeds: [LedgerEntry]

  /// The contracts that it accepted, as the ledger noted them; the API does not repeat them.
  public var contracts: [QuoteContract] { summary.entry?.contracts ?? [] }
}
