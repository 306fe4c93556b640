import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// A line of a quote, as Lua sees it.
public final class QuoteLineObject: LuaObject {
  let line: QuoteLine

  /// Wraps a line.
  init(_ line: QuoteLine) { self.line = line }

  public static let luaType = LuaType(
    "QuoteLine", of: QuoteLineObject.self,
    summary: "A line of a quote or a summary.",
    fields: [
      LuaField("description", .string, "What is charged, in the API's words.") { .string($0.line.description) },
      LuaField("type", .string, "INSTALLATION, DURATION, GIFT and so on.") { .string($0.line.detailType) },
      LuaField("domain", .string, "The place in the order: `*001` for the first item.") { .string($0.line.domain) },
      LuaField("quantity", .integer, "How many.") { .integer($0.line.quantity) },
      LuaField("unit_price", .optional(.object("Money")), "The price of one, without tax.") {
        .money($0.line.unitPrice)
      },
      LuaField("total", .object("Money"), "The price of the line, without tax; negative for a gift.") {
        .money($0.line.total)
      },
    ],
    operators: .init(tostring: { "\($0.line.description): \($0.line.total)" }),
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest())
      for _, line in ipairs(c:summary().lines) do print(line.type, line.total) end
      """
  )
}

extension QuoteLineObject: Listed {
  /// The lines of a quote.
  static func table(of lines: [QuoteLineObject]) -> TextTable {
    TextTable(
      title: "Lines, excl. tax",
      columns: [
        .init("Place"), .init("Type"), .init("Description"), .init("Quantity", alignment: .right),
        .init("Unit price", alignment: .decimal), .init("Total", alignment: .decimal),
      ],
      rows: lines.map(\.line).map { line in
        [
          .init(line.domain), .init(line.detailType), .init(line.description), .init("\(line.quantity)"),
          .money(line.unitPrice), .money(line.total),
        ]
      },
      notes: lines.isEmpty ? ["no lines"] : [])
  }
}
