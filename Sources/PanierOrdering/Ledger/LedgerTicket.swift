/// The right to go on with an entry: its owner shows it, and it is worth nothing once the entry went to another.
public struct LedgerTicket: Sendable, Hashable {
  /// The entry's number.
  public let entry: Int64
  /// Counts the owners of the entry.
  public let epoch: Int64
  /// The process that holds it.
  public let owner: String

  /// Creates a ticket.
  public init(entry: Int64, epoch: Int64, owner: String) {
    self.entry = entry
    self.epoch = epoch
    self.owner = owner
  }
}
