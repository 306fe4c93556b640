import FoundationEssentials
import PanierOrdering

/// What the ledger's functions refuse, as the guard knows it.
struct RefusalReader {
  /// The code of an entry that is settled already.
  static let settled = "PN011"

  /// The fields of a refusal.
  private struct Detail: Decodable {
    var entry: Int64?
    var order: Int64?
    var state: String?
    var until: Double?
    var budget: String?
    var ucents: Int64?
    var currency: String?
    var month: String?
    var reserved: Int64?
    var spent: Int64?
    var charge: Int64?
    var chargeCurrency: String?
  }

  private let error: PostgresError
  private let ledger: String
  private let detail: Detail

  init(_ error: PostgresError, ledger: String) {
    self.error = error
    self.ledger = ledger
    detail = Self.detail(error)
  }

  private static func detail(_ error: PostgresError) -> Detail {
    (error.detail.flatMap { try? JSONDecoder().decode(Detail.self, from: Data($0.utf8)) }) ?? Detail()
  }

  /// How the entry stands that is settled already.
  static func state(_ error: PostgresError) -> LedgerState? {
    detail(error).state.flatMap { LedgerState(rawValue: $0) }
  }

  /// The error to throw.
  /// - Parameter entry: reads the entry that a refusal is about.
  func error(_ entry: (Int64) async throws -> LedgerEntry) async throws -> any Error {
    let id = detail.entry ?? 0
    switch error.code {
    case "PN001"?: return LedgerRefusal.open(try await entry(id))
    case "PN002"?: return LedgerRefusal.repeated(try await entry(id))
    case "PN003"?: return LedgerRefusal.applied(try await entry(id))
    case "PN004"?, "PN005"?: return budgetRefusal
    case "PN010"?: return LedgerError.noEntry(id: id)
    case Self.settled?: return LedgerError.settled(id: id, state: Self.state(error) ?? .unknown)
    case "PN012"?: return LedgerError.tooEarly(id: id, until: Date(timeIntervalSince1970: detail.until ?? 0))
    case "PN013"?: return LedgerError.orderTaken(orderID: detail.order ?? 0, entry: id)
    case "PN014"?: return LedgerError.notYours(id: id)
    case "PN021"?: return LedgerError.failedOver(ledger: ledger)
    case "42501"?, "28000"?, "28P01"?: return LedgerError.forbidden(ledger: ledger, reason: error.message)
    // Somebody else holds what it waits for, or the server is too slow: nothing was changed.
    case "57014"?, "55P03"?: return LedgerError.unreachable(ledger: ledger, reason: error.message)
    default:
      return error.isLost
        ? LedgerError.unreachable(ledger: ledger, reason: error.message)
        : LedgerError.unusable(path: ledger, reason: error.message)
    }
  }

  private var budgetRefusal: LedgerRefusal {
    func money(_ ucents: Int64?, _ currency: String?) -> Money { Money(ucents: ucents ?? 0, currency: currency ?? "") }
    let budget = Budget(
      detail.budget.flatMap(BudgetName.init) ?? .team, money(detail.ucents, detail.currency))
    let charge = money(detail.charge, detail.chargeCurrency)
    guard error.code == "PN004" else { return .budgetInOtherCurrency(budget, charge: charge) }
    return .overBudget(
      BudgetStanding(
        budget: budget, month: BudgetMonth(text: detail.month ?? ""), spent: money(detail.spent, detail.currency),
        reserved: money(detail.reserved, detail.currency)), charge: charge)
  }
}
