import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// The global `stock`: what can be delivered where, and when.
public enum StockModule {
  /// The module.
  public static let module = LuaModule(
    "stock", summary: "What can be delivered where and when; cart:add orders exactly one of its rows.",
    functions: [list, StockWait.wait])

  private static let list = LuaFunction(
    "stock.list",
    "What can be delivered where: GET /dedicated/server/datacenter/availabilities, or GET /vps/order/rule/datacenter.",
    details: "The stock is asked for each time and never kept; names and prices are those of the catalogue, which is "
      + "kept for 24 hours. A server is listed once for each memory, set of disks and place. A code of availability that "
      + "nobody knows is kept as it came, and does not count as available.",
    parameters: .options(StockFilter.self, "what is looked for"),
    results: [ResultDoc(.object("List"), "a list of rows that prints as a table")],
    errors: [
      "eco has no plan '24sk1'; did you mean '24sk10'?",
      "the stock of 'ecco' is not told; did you mean 'eco'?",
      "a VPS is not chosen by its memory or its disks; name the plan, as in plan = \"vps-2025-model1\"",
    ],
    example: """
      print(stock.list{ product = "eco", plan = "24sk10", available = true }:sort("delay"))
      print(stock.list{ product = "vps", datacenter = "gra", available = true }[1].plan)  --> vps-2025-model1
      """,
    waiting: { call, filter in
      .one(.object(ListObject(try await StockReading(filter, call.session).rows())))
    })
}
