public import PanierOrdering
import Synchronization

/// The carts that a session made and did not delete, in order, with what only their maker knows: for `.export`.
public final class MadeCarts: Sendable {
  /// The most that are remembered; older ones are forgotten first.
  private static let most = 100

  private let carts = Mutex<[CartObject]>([])

  func add(_ cart: CartObject) {
    carts.withLock { carts in
      if carts.count >= Self.most { carts.removeFirst() }
      carts.append(cart)
    }
  }

  func remove(_ id: String) {
    carts.withLock { carts in carts.removeAll { $0.id == id } }
  }

  /// The carts, oldest first.
  public var all: [(id: String, origin: CartOrigin)] {
    carts.withLock { $0 }.map { ($0.id, $0.origin(isKept: true)) }
  }
}
