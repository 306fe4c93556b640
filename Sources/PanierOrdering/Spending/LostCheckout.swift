import FoundationEssentials
import OVHClient

/// Finds out whether a checkout whose answer was lost made an order.
///
/// The cart tells first: an ordered one is read-only. The order itself is then looked for among the account's newest.
struct LostCheckout {
  /// What the API's records say.
  enum Outcome {
    /// The order was made; this is it.
    case ordered(Order)
    /// No order was made: the cart is still open.
    case notOrdered
    /// The records do not tell; holds why.
    case unknown(String)
  }

  let client: OVHClient
  let cartID: String
  /// What the order costs, with tax.
  let total: Money
  /// The descriptions of its lines, sorted.
  let lines: [String]
  /// Orders of this run that are known to be others.
  let otherOrders: Set<Int64>
  /// When it was posted; nil for just now.
  var since: Date?
  let sleep: @Sendable (Duration) async throws -> Void

  /// How often the records are read before a cart that is still open counts as not ordered: the server may have been
  /// at work on the lost call for a moment longer.
  private static let pauses: [Duration] = [.zero, .seconds(1), .seconds(3)]
  /// How far back from the posting an order may be dated: clocks differ.
  private static let window: TimeInterval = 15 * 60

  /// Reads the records; never throws and never writes.
  func outcome() async -> Outcome {
    var last = Outcome.unknown("the records could not be read")
    for pause in Self.pauses {
      do {
        if pause > .zero { try await sleep(pause) }
        if try await !client.cart(cartID).readOnly {
          last = .notOrdered
          continue
        }
        last = .unknown("the cart was ordered, but its order is not in the account's list")
        if let found = try await matchingOrder() { return found }
      } catch {
        last = .unknown("\(error)")
      }
    }
    return last
  }

  /// The one order of the last minutes that is this cart's; nil when none is listed yet.
  private func matchingOrder() async throws -> Outcome? {
    let posted: Date
    if let since {
      posted = since
    } else {
      posted = Date(timeIntervalSince1970: TimeInterval(try await client.serverTime()))
    }
    var candidates: [Order] = []
    for id in try await client.orders(from: APIDate(posted - Self.window)) where !otherOrders.contains(id) {
      let order = try await client.order(id)
      if let total = order.priceWithTax, Money(total) == self.total { candidates.append(order) }
    }
    if candidates.count > 1 {
      // Orders of the same amount: the lines have to tell them apart.
      var exact: [Order] = []
      for order in candidates where try await descriptions(of: order.id) == lines { exact.append(order) }
      candidates = exact
    }
    switch candidates.count {
    case 0: return nil
    case 1: return .ordered(candidates[0])
    default:
      let ids = candidates.map { String($0.id) }.joined(separator: ", ")
      return .unknown("the orders \(ids) are alike")
    }
  }

  private func descriptions(of order: Int64) async throws -> [String] {
    var descriptions: [String] = []
    for detail in try await client.orderDetails(order) {
      descriptions.append(try await client.orderDetail(order, detail: detail).description)
    }
    return descriptions.sorted()
  }
}
