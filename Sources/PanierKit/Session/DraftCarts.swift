import Synchronization

/// The carts that a session made and has to delete unless they are ordered or kept.
public final class DraftCarts: Sendable {
  private let carts = Mutex<[String]>([])

  /// Remembers a cart that was just made.
  public func add(_ cartID: String) {
    carts.withLock { $0.append(cartID) }
  }

  /// Forgets a cart: it was ordered, deleted, or is to be kept.
  public func remove(_ cartID: String) {
    carts.withLock { carts in carts.removeAll { $0 == cartID } }
  }

  /// The carts in the order in which they were made; none is remembered afterwards.
  func takeAll() -> [String] {
    carts.withLock { carts in
      defer { carts = [] }
      return carts
    }
  }

  /// The carts in the order in which they were made.
  public var all: [String] { carts.withLock { $0 } }
}
