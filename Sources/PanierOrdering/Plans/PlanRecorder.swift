import Synchronization

/// Collects the orders that a run would make.
public final class PlanRecorder: Sendable {
  private struct State {
    var carts: [PlannedCart] = []
    var intents: [PurchaseIntent] = []
    var references: Set<PurchaseSubject> = []
    var hasEndedEarly = false
  }

  private let state = Mutex(State())

  /// Creates a recorder of a run.
  public init() {}

  /// The orders so far, in the order of the checkouts.
  public var carts: [PlannedCart] { state.withLock { $0.carts } }

  /// What the orders buy, as the ledger would note them.
  var intents: [PurchaseIntent] { state.withLock { $0.intents } }

  /// Whether the run ended where it used an order that is only planned.
  public var hasEndedEarly: Bool { state.withLock { $0.hasEndedEarly } }

  /// Notes that the run ends where it uses an order that is only planned.
  public func endEarly() { state.withLock { $0.hasEndedEarly = true } }

  /// Takes a cart, once.
  /// - Throws: ``PurchaseRefusal/locked(_:)`` for one that was checked out before.
  func reserve(_ subject: PurchaseSubject) throws {
    guard state.withLock({ $0.references.insert(subject).inserted }) else {
      throw PurchaseRefusal.locked(subject)
    }
  }

  func add(_ cart: PlannedCart, _ intent: PurchaseIntent) {
    state.withLock { state in
      state.carts.append(cart)
      state.intents.append(intent)
    }
  }
}
