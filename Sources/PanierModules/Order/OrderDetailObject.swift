import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// A line of an order, as Lua sees it.
public final class OrderDetailObject: LuaObject {
  let detail: OrderDetail

  /// Wraps a line.
  init(_ detail: OrderDetail) {
    self.detail = detail
  }

  public static let luaType = LuaType(
    "OrderDetail",
    summary: "A line of an order.",
    fields: [
      LuaField("id", .integer, "The line's number.") { .integer(try detail($0).id) },
      LuaField("description", .string, "What is charged, in the API's words.") { .string(try detail($0).description) },
      LuaField("type", .optional(.string), "INSTALLATION, DURATION, GIFT and so on.") {
        .optional(try detail($0).detailType?.rawValue)
      },
      LuaField("domain", .string, "`*001` at first, the service's name once it is delivered.") {
        .string(try detail($0).domain)
      },
      LuaField("quantity", .string, "How many, as the API writes it.") { .string(try detail($0).quantity) },
      LuaField("unit_price", .optional(.object("Money")), "The price of one, without tax.") {
        .money(try detail($0).unitPrice.map { Money($0) })
      },
      LuaField("total", .optional(.object("Money")), "The price of the line, without tax.") {
        .money(try detail($0).totalPrice.map { Money($0) })
      },
    ],
    example: OrderMethods.example + "\nfor _, line in ipairs(o:details()) do print(line.description, line.total) end"
  )

  private static func detail(_ object: any LuaObject) throws -> OrderDetail {
    let detail: OrderDetailObject = try cast(object)
    return detail.detail
  }
}
