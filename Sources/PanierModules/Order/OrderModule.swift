import OVHClient
import PanierReference
public import PanierVM

/// The global `order`: finds orders that were placed.
public enum OrderModule {
  /// The module.
  public static let module = LuaModule("order", summary: "Finds orders that were placed.", functions: [open, list])

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
  }

  private static let list = LuaFunction(
    "order.list", "The account's orders, the newest first: GET /me/order and each of them.",
    details: "Each order is a call of its own, eight of them at a time; with `limit` no more than that many are read.",
    parameters: .options(Filter.self, "which orders"),
    results: [ResultDoc(.object("List"), "the orders")],
    errors: ["'yesterday' is not a date; write ISO 8601, as in \"2026-11-24\" or \"2026-11-24T10:00:00+01:00\""],
    example: #"print(order.list{ from = "2026-01-01", limit = 10 })"#,
    waiting: { call, filter in
      let session = try call.session
      let client = session.client
      let limit = filter.limit
      guard limit.map({ $0 >= 0 }) ?? true else { throw NegativeLimit(limit: limit ?? 0) }
      let ids = try await client.orders(from: filter.from, to: filter.to)
      // Numbers grow with time.
      let newest = ids.sorted(by: >).prefix(limit.map(Int.init) ?? .max)
      let orders = try await session.reading(Array(newest), "orders") { OrderObject(try await client.order($0)) }
      return .one(.object(ListObject(orders)))
    })
}

/// A limit below zero.
struct NegativeLimit: UsageError, Hashable {
  let limit: Int64

  var description: String { "limit is \(limit); give the number of orders to read, 0 or more" }
}
