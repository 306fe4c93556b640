import Synchronization

/// What a run has spent, and whether something more still fits.
///
/// Money is reserved in one step, before anything is waited for, so that purchases side by side cannot share one budget.
final class RunBudget: Sendable {
  private struct State {
    /// What was reserved, by currency.
    var spent: [String: Int64] = [:]
    var lastCurrency: String?
    /// What was reserved for each order of this run.
    var orders: [Int64: Money] = [:]
  }

  private let limit: Money?
  private let state = Mutex(State())

  init(limit: Money?) { self.limit = limit }

  /// What the run has taken so far, purchases with an unknown ending and those under way included; nil before the first.
  var spent: Money? {
    state.withLock { state in
      state.lastCurrency.map { Money(ucents: state.spent[$0] ?? 0, currency: $0) }
    }
  }

  /// Reserves an amount.
  /// - Throws: ``PurchaseRefusal``, and then nothing is reserved.
  func reserve(_ total: Money) throws {
    try state.withLock { state in
      let total = RunBudget.charge(total)
      let before = Money(ucents: state.spent[total.currency] ?? 0, currency: total.currency)
      if let limit {
        guard limit.currency == total.currency else {
          throw PurchaseRefusal.limitInOtherCurrency(total: total, limit: limit, name: "the budget")
        }
        guard try before.adding(total).ucents <= limit.ucents else {
          throw PurchaseRefusal.overBudget(total: total, spent: before, budget: limit)
        }
      }
      state.spent[total.currency] = try before.adding(total).ucents
      state.lastCurrency = total.currency
    }
  }

  /// Gives back what was reserved.
  func release(_ total: Money) {
    state.withLock { $0.spent[total.currency, default: 0] -= RunBudget.charge(total).ucents }
  }

  /// Notes what an order really costs, in place of what was reserved for it; a bill is a fact, whatever the limit.
  func settle(_ orderID: Int64, reserved: Money, real: Money) {
    let real = RunBudget.charge(real)
    state.withLock { state in
      // A bill in another currency cannot be weighed against the quote: both stay taken.
      if reserved.currency == real.currency {
        state.spent[reserved.currency, default: 0] -= RunBudget.charge(reserved).ucents
      }
      let (sum, isOverflow) = state.spent[real.currency, default: 0].addingReportingOverflow(real.ucents)
      state.spent[real.currency] = isOverflow ? .max : sum
      state.lastCurrency = real.currency
      state.orders[orderID] = real
    }
  }

  /// Reserves what this run has not reserved for an order yet.
  /// - Returns: what was reserved now.
  func reserveRest(of orderID: Int64, _ total: Money) throws -> Money {
    let already = state.withLock { $0.orders[orderID] }
    guard let already, already.currency == total.currency else {
      try reserve(total)
      return total
    }
    let more = Money(ucents: max(0, total.ucents - already.ucents), currency: total.currency)
    if more.ucents > 0 { try reserve(more) }
    return more
  }

  /// What a total takes: never less than nothing, so that an odd answer cannot leave more to spend than was allowed.
  private static func charge(_ total: Money) -> Money { total.isNegative ? .zero(total.currency) : total }
}
