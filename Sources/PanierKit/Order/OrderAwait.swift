import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `order:await`: looks at an order until it is delivered.
enum OrderAwait {
  private struct Options: LuaOptionTable {
    @LuaOption("how long at most: \"30m\", \"90s\", \"2h\", or seconds", default: "30m")
    var timeout = WaitTime(seconds: 30 * 60)
  }

  /// The pauses between the first looks; the last one is kept from then on.
  private static let pauses: [Double] = [1, 2, 3, 5, 8, 13, 20, 30]

  static let await = LuaFunction(
    "Order:await", on: OrderObject.self,
    "Waits until the order is delivered; looks at GET /me/order/{orderId}/status again and again.",
    details: "The first looks follow each other within seconds, later ones every half minute. An order that waits for "
      + "something only its owner can do ends the wait with an error that says what.",
    parameters: .options(Options.self, "how long it waits"),
    results: [ResultDoc(.string, "delivered")],
    errors: [
      "order 4294970002 is not paid; pay it with order:pay{…}, or open the page that order:url() gives",
      "order 4294970002 is delivering after 30 min; it goes on by itself, wait again with order:await{ timeout = … }",
      "order 4294970002 was cancelled",
    ],
    example: OrderMethods.example + """

      print(o:pay{ method = "fidelityAccount" }:await{ timeout = "30m" })  --> delivered
      """,
    waiting: { call, order, options in
      let session = try call.session
      let id = try order.id
      let limit = options.timeout
      var waited = 0.0
      var looks = 0
      while true {
        let status = try await session.client.orderStatus(id)
        if status == .delivered { return .string(status.rawValue) }
        // Right after the payment the order may look unpaid for a moment.
        let hasPaid = session.spending.hasPaid(id)
        if status != .notPaid || !hasPaid, let reason = OrderStalled.Reason(status) {
          throw OrderStalled(orderID: id, reason: reason)
        }
        let pause = min(pauses[min(looks, pauses.count - 1)], limit.seconds - waited)
        guard pause > 0 else { throw OrderNotDelivered(orderID: id, status: status.rawValue, waited: limit) }
        try await session.sleep(.seconds(pause))
        waited += pause
        looks += 1
      }
    })
}

/// An order that will not be delivered by waiting.
struct OrderStalled: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  /// What it waits for, or how it ended.
  enum Reason: Hashable {
    case notPaid, documentsRequested, cancelled

    /// What a state means for one who waits; nil for a state that passes.
    init?(_ status: OrderStatus) {
      switch status {
      case .notPaid: self = .notPaid
      case .documentsRequested: self = .documentsRequested
      case .cancelling, .cancelled: self = .cancelled
      default: return nil
      }
    }
  }

  let orderID: Int64
  let reason: Reason

  var description: String {
    switch reason {
    case .notPaid:
      "order \(orderID) is not paid; pay it with order:pay{…}, or open the page that order:url() gives"
    case .documentsRequested:
      "order \(orderID) is held until OVHcloud has received documents; send them as its mail says, and wait again"
    case .cancelled: "order \(orderID) was cancelled"
    }
  }

  var luaError: LuaError { LuaError(kind: "refused", message: sentence, underlying: self) }
}

/// An order that was not delivered in time.
struct OrderNotDelivered: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  let orderID: Int64
  let status: String
  let waited: WaitTime

  var description: String {
    "order \(orderID) is \(status) after \(waited); it goes on by itself, wait again with order:await{ timeout = … }"
  }

  var luaError: LuaError { LuaError(kind: "limit", message: sentence, underlying: self) }
}
