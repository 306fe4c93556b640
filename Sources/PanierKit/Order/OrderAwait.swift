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

  static let await = LuaFunction(
    "Order:await", on: OrderObject.self,
    "Waits until the order is delivered; looks at GET /me/order/{orderId}/status again and again.",
    details: "The first looks follow each other within seconds, later ones every half minute. An order that waits for "
      + "something only its owner can do ends the wait with an error that says what. The names are those of the services "
      + "that it became, as order:services() finds them.",
    parameters: .options(Options.self, "how long it waits"),
    results: [ResultDoc(.string, "delivered"), ResultDoc(.list(.string), "the names of its services")],
    errors: [
      "order 4294970002 is not paid; pay it with order:pay{…}, or open the page that order:url() gives",
      "order 4294970002 is delivering after 30 min; it goes on by itself, wait again with order:await{ timeout = … }",
      "order 4294970002 was cancelled",
    ],
    example: OrderMethods.example + """

      local status, names = o:pay{ method = "fidelityAccount" }:await{ timeout = "30m" }
      print(status, names[1])  --> delivered free-example.fr
      """,
    waiting: { call, order, options in
      let session = try call.session
      let id = try order.id
      let spending = session.spending
      let watch = OrderWatch(client: session.client, sleep: { try await session.sleep($0) }) { status, waited in
        session.progress("order \(id) is \(status.rawValue), waited \(WaitTime(seconds: waited))")
      }
      defer { session.progress(nil) }
      switch try await watch.run(id, limit: options.timeout.seconds, hasPaid: { spending.hasPaid(id) }) {
      case .delivered(let names): return .many([.string("delivered"), .list(names.map { .string($0) })])
      case .stalled(let reason): throw OrderStalled(orderID: id, reason: reason)
      case .outOfTime(let status):
        throw OrderNotDelivered(orderID: id, status: status.rawValue, waited: options.timeout)
      }
    })
}

/// An order that will not be delivered by waiting.
struct OrderStalled: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  let orderID: Int64
  /// What it waits for, or how it ended.
  let reason: OrderWatch.Stall

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
