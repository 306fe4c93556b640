import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// The methods of an order.
enum OrderMethods {
  static let all: [LuaFunction] = [
    status, OrderPay.pay, OrderAwait.await, OrderFollowUp.followUp, details, contracts, OrderServices.services,
    OrderRetract.retract, url,
  ]

  /// The start of every example: an order of a free name, `o`.
  static let example = """
    local c = cart.new()
    c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    local o = c:assign():checkout{ max = money("20 EUR"), waive_retraction = true }
    """

  private static let status = LuaFunction(
    "Order:status", on: OrderObject.self, "How far the order is: GET /me/order/{orderId}/status.",
    results: [
      ResultDoc(
        .string,
        "notPaid, checking, documentsRequested, delivering, delivered, cancelling, cancelled or unknown")
    ],
    example: example + "\nprint(o:status())  --> notPaid",
    waiting: { call, order in
      .string(try await call.session.client.orderStatus(try order.id).rawValue)
    })

  private static let details = LuaFunction(
    "Order:details", on: OrderObject.self, "The lines of the order: GET /me/order/{orderId}/details and each of them.",
    details: "Right after the checkout the API may not list any yet.",
    results: [ResultDoc(.object("List"), "a list of lines that prints as a table")],
    example: example + "\nprint(o:details())",
    waiting: { call, order in
      let client = try call.session.client
      var lines: [OrderDetailObject] = []
      let id = try order.id
      for detail in try await client.orderDetailIDs(id) {
        lines.append(OrderDetailObject(try await client.orderDetail(id, detail: detail)))
      }
      return .one(.object(ListObject(lines)))
    })

  private static let contracts = LuaFunction(
    "Order:contracts", on: OrderObject.self,
    "The contracts that the checkout accepted; empty for an order that was not made here.",
    results: [ResultDoc(.object("List"), "a list of contracts with `name` and `url` that prints as a table")],
    example: example + "\nfor _, contract in ipairs(o:contracts()) do print(contract.name) end"
  ) { _, order in
    .one(.contracts(order.contracts))
  }

  private static let url = LuaFunction(
    "Order:url", on: OrderObject.self,
    "The order's page, which embeds its password: a secret, shown by this call only.",
    results: [ResultDoc(.optional(.string), "the address, or nil when the API gave none")],
    example: example + "\nlocal address = o:url()"
  ) { _, order in
    .one(.optional(order.url?.reveal()))
  }
}
