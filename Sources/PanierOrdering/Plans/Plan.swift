public import FoundationEssentials
import OVHClient

/// A purchase to look at: priced and checked carts that can be bought exactly so, once.
///
/// It holds no limit that counts: what may be spent is said where it is applied.
public struct Plan: Sendable, Hashable, Codable {
  /// The version of the format.
  public var format: Int
  /// Tells it from all others: 32 hexadecimal digits; the ledger buys each cart of it once.
  public var id: String
  /// When it was made, by the server's clock.
  public var made: String
  /// Until when it can be applied, by the server's clock.
  public var expires: String
  /// The endpoint in its canonical form: `ovh-eu`, `http://127.0.0.1:8080`.
  public var endpoint: String
  /// The account that buys.
  public var account: String
  /// The budget that the planning ran under, to look at.
  public var budget: Money?
  /// What it was made from.
  public var source: PlanSource
  /// The orders, in the order in which they are made.
  public var carts: [PlannedCart]

  /// The version of the format that this program writes.
  public static let currentFormat = 1

  /// Creates a plan with an id of its own.
  /// - Parameters:
  ///   - scope: the account at its endpoint.
  ///   - source: what it was made from.
  ///   - carts: the orders.
  ///   - budget: the budget that the planning ran under.
  ///   - made: the moment, by the server's clock.
  ///   - lifetime: for how long it can be applied, in seconds.
  public init(
    _ scope: LedgerScope, from source: PlanSource, carts: [PlannedCart], budget: Money?, made: Date,
    lifetime: TimeInterval
  ) {
    format = Self.currentFormat
    id = UUID().uuidString.lowercased().filter { $0 != "-" }
    self.made = APIDate(made).text
    expires = APIDate(made + lifetime).text
    endpoint = scope.place
    account = scope.account
    self.budget = budget
    self.source = source
    self.carts = carts
  }

  /// What all of it costs now with tax, by currency, in the order of the carts.
  public var due: [Money] { Plan.sums(carts.map(\.withTax)) }

  /// What all of it costs in a month without tax once the first periods are over, by currency.
  public var perMonth: [Money] { Plan.sums(renewals.map(\.perMonth)) }

  /// What all of it costs in a year without tax once the first periods are over, by currency.
  public var perYear: [Money] { Plan.sums(renewals.map(\.perYear)) }

  private var renewals: [PlannedRenewal] { carts.flatMap(\.items).flatMap(\.all).compactMap(\.renewal) }

  private static func sums(_ amounts: [Money]) -> [Money] {
    var currencies: [String] = []
    for amount in amounts where !currencies.contains(amount.currency) { currencies.append(amount.currency) }
    return currencies.map { currency in
      Money(
        ucents: amounts.filter { $0.currency == currency }.reduce(0) { sum, amount in
          let (total, isOverflow) = sum.addingReportingOverflow(amount.ucents)
          return isOverflow ? .max : total
        }, currency: currency)
    }
  }
}
