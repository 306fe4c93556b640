import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// A line of an order, as Lua sees it.
public final class OrderDetailObject: LuaObject {
  let detail: OrderDetail

  /// Wraps a line.
  init(_ detail: OrderDetail) {
    self.detail = detail
  }

  public static let luaType = LuaType(
    "OrderDetail", of: OrderDetailObject.self,
    summary: "A line of an order.",
    fields: [
      LuaField("id", .integer, "The line's number.") { .integer($0.detail.id) },
      LuaField("description", .string, "What is charged, in the API's words.") { .string($0.detail.description) },
      LuaField("type", .optional(.string), "INSTALLATION, DURATION, GIFT and so on.") {
        .optional($0.detail.detailType?.rawValue)
      },
      LuaField("domain", .string, "`*001` at first, the service's name once it is delivered.") {
        .string($0.detail.domain)
      },
      LuaField("quantity", .string, "How many, as the API writes it.") { .string($0.detail.quantity) },
      LuaField("unit_price", .optional(.object("Money")), "The price of one, without tax.") {
        .money($0.detail.unitPrice.map { Money($0) })
      },
      LuaField("total", .optional(.object("Money")), "The price of the line, without tax.") {
        .money($0.detail.totalPrice.map { Money($0) })
      },
    ],
    example: OrderMethods.example + "\nfor _, line in ipairs(o:details()) do print(line.description, line.total) end"
  )
}

extension OrderDetailObject: Listed {
  /// The lines of an order.
  static func table(of lines: [OrderDetailObject]) -> TextTable {
    TextTable(
      title: "Order lines, excl. tax",
      columns: [
        .init("Line", alignment: .right), .init("Domain"), .init("Description"), .init("Quantity", alignment: .right),
        .init("Unit price", alignment: .decimal), .init("Total", alignment: .decimal),
      ],
      rows: lines.map(\.detail).map { detail in
        [
          .init("\(detail.id)"), .init(detail.domain), .init(detail.description), .init(detail.quantity),
          .money(detail.unitPrice.map { Money($0) }), .money(detail.totalPrice.map { Money($0) }),
        ]
      },
      notes: lines.isEmpty ? ["the API lists no lines yet"] : [])
  }
}
