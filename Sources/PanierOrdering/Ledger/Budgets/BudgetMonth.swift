public import FoundationEssentials
import OVHClient

/// A calendar month of UTC: a purchase counts in the month in which it was noted, whenever its bill comes.
public struct BudgetMonth: Sendable, Hashable {
  /// The month in digits: `2026-11`.
  public let text: String

  /// The month of a moment.
  public init(of date: Date) { text = String(APIDate(date).text.prefix(7)) }

  /// Takes a month as a ledger keeps it.
  public init(text: String) { self.text = text }
}

extension BudgetMonth: CustomStringConvertible, Comparable {
  public var description: String { text }

  public static func < (first: BudgetMonth, second: BudgetMonth) -> Bool { first.text < second.text }
}
