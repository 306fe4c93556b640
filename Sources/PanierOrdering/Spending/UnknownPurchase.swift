public import FoundationEssentials
import OVHClient

/// A purchase whose ending is not known: its money stays reserved, its cart locked, and the same is bought nowhere.
public struct UnknownPurchase: Sendable, Hashable {
  /// The entry of the journal.
  public var entry: Int64
  /// What kind of deed it is.
  public var kind: PurchaseKind
  /// The cart, the service's name, or the number of the order.
  public var reference: String
  /// What it costs, with tax.
  public var total: Money
  /// Why it is not known, in words.
  public var reason: String
  /// Until when nothing can prove that it was not made, by the server's clock.
  public var until: Date

  /// Creates one.
  public init(entry: Int64, kind: PurchaseKind, reference: String, total: Money, reason: String, until: Date) {
    self.entry = entry
    self.kind = kind
    self.reference = reference
    self.total = total
    self.reason = reason
    self.until = until
  }

  /// What it was, in words: `checkout of cart 123`.
  var deed: String { "\(kind.noun) of \(kind == .order ? "cart " : "")\(reference)" }

  /// One sentence: until when it stays so, and what settles it.
  /// - Parameter words: says what settles it.
  public func remedy(_ words: (PurchaseRemedy) -> String) -> String {
    (kind == .retraction ? "" : "\(total) stay reserved; ") + words(.reconcileUntil(until))
  }
}
