import FoundationEssentials
import OVHClient

/// Finds out whether a payment or a withdrawal whose answer was lost was made: the state of its order tells.
struct LostDeed {
  /// What the order's state says.
  enum Finding {
    /// It was made.
    case made
    /// It was not there at this moment of the server's clock, and cannot come any more.
    case notMade(at: Date, reason: String)
    /// The state does not tell; carries why.
    case unknown(String)
  }

  let client: OVHClient
  let kind: PurchaseKind
  let orderID: Int64
  /// When it was posted, by the server's clock.
  let posted: Date
  /// How long after the posting it may still come to be, in seconds.
  let settling: TimeInterval

  /// Reads the state once; never throws and never writes.
  func look() async -> Finding {
    do {
      let status = try await client.orderStatus(orderID)
      if Self.shows(kind, status) { return .made }
      let moment = try await client.serverDate()
      guard moment >= posted + settling else {
        return .unknown("the order is \(status.rawValue), which proves nothing before \(APIDate(posted + settling))")
      }
      return .notMade(at: moment, reason: "the order was still \(status.rawValue) when the settling time was over")
    } catch {
      return .unknown("\(error)")
    }
  }

  /// Whether a state of the order shows that the deed was done.
  static func shows(_ kind: PurchaseKind, _ status: OrderStatus) -> Bool {
    switch kind {
    case .order, .renewal, .upgrade, .change: false
    case .payment: ![.notPaid, .unknown, .cancelled, .cancelling].contains(status)
    case .retraction: [.cancelled, .cancelling].contains(status)
    }
  }
}
