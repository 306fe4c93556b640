import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// The global `order`: finds orders that were placed.
public enum OrderModule {
  /// The module.
  public static let module = LuaModule(
    "order", summary: "Finds orders that were placed.", functions: [open, list, each])

  private static let open = LuaFunction(
    "order.open", "Finds an order by its number: GET /me/order/{orderId}.",
    parameters: .required("id", Int64.self, "the order's number"),
    results: [ResultDoc(.object("Order"), "the order")],
    errors: ["an `api` error with status 404 when the account has no such order"],
    example: OrderMethods.example + "\nprint(order.open(o.id).total)",
    waiting: { call, id in
      .object(OrderObject(try await call.session.client.order(id)))
    })

  private struct Filter: LuaOptionTable {
    @LuaOption("how many, the newest first", default: "all") var limit: Int64?
    @LuaOption("only orders made at or after this ISO 8601 date") var from: APIDate?
    @LuaOption("only orders made at or before this ISO 8601 date") var to: APIDate?

    /// The numbers of the orders, the newest first.
    func ids(_ client: OVHClient) async throws -> [Int64] {
      guard limit.map({ $0 >= 0 }) ?? true else { throw NegativeLimit(limit: limit ?? 0) }
      // Numbers grow with time.
      return Array(try await client.orderIDs(from: from, to: to).sorted(by: >).prefix(limit.map(Int.init) ?? .max))
    }
  }

  private static let list = LuaFunction(
    "order.list", "The account's orders, the newest first, with how each stands and what it bought.",
    details:
      "GET /me/order and each of them, its status and its lines: about five calls for each order, eight orders at a time "
      + "within the pace of the API. With `limit` no more than that many are read; order.each reads the orders alone.",
    parameters: .options(Filter.self, "which orders"),
    results: [
      ResultDoc(.object("List"), "a list of orders with `state` and `bought` that prints as a table")
    ],
    errors: ["'yesterday' is not a date; write ISO 8601, as in \"2026-11-24\" or \"2026-11-24T10:00:00+01:00\""],
    example: OrderMethods.example + """

      print(order.list{ from = "2026-01-01", limit = 10 }[1].bought[1])  --> free-example.fr create P1Y
      """,
    waiting: { call, filter in
      let session = try call.session
      let client = session.client
      let reader = OrderReader(client: client)
      let orders = try await session.reading(try await filter.ids(client), "orders") { id in
        let order = try await client.order(id)
        let state = try await client.orderStatus(id)
        return OrderObject(order, state: state, bought: try await reader.things(of: id, reader.lines(of: id)))
      }
      return .one(.object(ListObject(orders)))
    })

  /// How many orders are read at once before the script sees them.
  private static let block = 8

  private static let each = LuaFunction(
    "order.each", "Calls a function with the account's orders one by one, the newest first, until it returns false.",
    details:
      "Orders are read eight at a time as they are needed, a call each: a search that ends early reads no others.",
    parameters: .required("fn", LuaFunctionHandle.self, "takes the order; false ends the walk"),
    .options(Filter.self, "which orders"),
    results: [ResultDoc(.integer, "how many orders it was called with")],
    errors: ["limit is -1; give the number of orders to read, 0 or more"],
    example: #"order.each(function(o) print(o) return o.total < money("100 EUR") end, { limit = 50 })"#,
    waiting: { call, function, filter in
      let session = try call.session
      let ids = try await filter.ids(session.client)
      var seen = 0
      while seen < ids.count {
        for order in try await read(ids[seen...].prefix(block), of: ids.count, from: seen, session) {
          seen += 1
          if try await call.host.call(function, [.object(order)]).first == .boolean(false) {
            return .one(.integer(Int64(seen)))
          }
        }
      }
      return .one(.integer(Int64(seen)))
    })

  private static func read(
    _ ids: ArraySlice<Int64>, of count: Int, from done: Int, _ session: PanierSession
  ) async throws -> [OrderObject] {
    let client = session.client
    return try await session.reading(Array(ids), "orders", of: count, from: done) {
      OrderObject(try await client.order($0))
    }
  }
}

/// A limit below zero.
struct NegativeLimit: UsageError, Hashable {
  let limit: Int64

  var description: String { "limit is \(limit); give the number of orders to read, 0 or more" }
}
