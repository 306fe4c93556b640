import Synchronization

/// What a run remembers of its purchases besides their money.
final class RunState: Sendable {
  private struct State {
    /// What must not be ordered (again): carts that were ordered, or may have been.
    var locked: Set<String> = []
    /// Orders that were paid, are being paid, or may have been.
    var paid: Set<Int64> = []
    var paymentsInProgress: Set<Int64> = []
    var unknown: [UnknownPurchase] = []
    var account: String?
  }

  private let state = Mutex(State())

  func isLocked(_ reference: String) -> Bool { state.withLock { $0.locked.contains(reference) } }
  func lock(_ reference: String) { _ = state.withLock { $0.locked.insert(reference) } }
  func unlock(_ reference: String) { _ = state.withLock { $0.locked.remove(reference) } }

  func hasPaid(_ order: Int64) -> Bool { state.withLock { $0.paid.contains(order) } }
  func markPaid(_ order: Int64) { _ = state.withLock { $0.paid.insert(order) } }
  func markUnpaid(_ order: Int64) { _ = state.withLock { $0.paid.remove(order) } }
  func beginPayment(_ order: Int64) -> Bool { state.withLock { $0.paymentsInProgress.insert(order).inserted } }
  func endPayment(_ order: Int64) { _ = state.withLock { $0.paymentsInProgress.remove(order) } }

  var unknown: [UnknownPurchase] { state.withLock { $0.unknown } }
  func noteUnknown(_ purchase: UnknownPurchase) { state.withLock { $0.unknown.append(purchase) } }

  func forgetUnknown(_ purchase: UnknownPurchase) { state.withLock { $0.unknown.removeAll { $0 == purchase } } }

  var account: String? {
    get { state.withLock { $0.account } }
    set { state.withLock { $0.account = newValue } }
  }
}
