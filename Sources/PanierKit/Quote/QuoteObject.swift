public import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// What a cart, a renewal or an upgrade costs, as Lua sees it: a preview or a validated quote.
public final class QuoteObject: LuaObject {
  /// The quote.
  public let quote: Quote

  /// Wraps a quote.
  public init(_ quote: Quote) {
    self.quote = quote
  }

  public static let luaType = LuaType(
    "Quote", of: QuoteObject.self,
    summary: "What a cart, a renewal or an upgrade costs: lines, totals and contracts, as a preview or validated.",
    fields: [
      LuaField("total", .object("Money"), "What is paid: the total with tax.") { .money($0.quote.withTax) },
      LuaField("without_tax", .object("Money"), "The total without tax.") { .money($0.quote.withoutTax) },
      LuaField("tax", .object("Money"), "The tax.") { .money($0.quote.tax) },
      LuaField("validated", .boolean, "Whether the API checked the cart: true for a quote, false for a summary.") {
        .boolean($0.quote.isValidated)
      },
      LuaField("lines", .object("List"), "The lines: `description type domain quantity unit_price total`.") {
        .object(ListObject($0.quote.lines.map(QuoteLineObject.init)))
      },
      LuaField("contracts", .object("List"), "The contracts that a checkout accepts: `name url`.") {
        .contracts($0.quote.contracts)
      },
    ],
    operators: .init(tostring: { "\($0.quote.isValidated ? "quote" : "summary") of \($0.quote.withTax) with tax" }),
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest())
      print(c:summary().without_tax + c:summary().tax == c:summary().total)  --> true
      """
  )
}

extension QuoteObject: Shown {
  /// The lines, the totals and the contracts.
  var table: TextTable? {
    let hasUnitPrices = quote.lines.contains { $0.quantity != 1 }
    var columns: [TextTable.Column] = [.init("Place"), .init("Type"), .init("Description")]
    if hasUnitPrices {
      columns += [.init("Quantity", alignment: .right), .init("Unit price", alignment: .decimal)]
    }
    columns.append(.init("Total", alignment: .decimal))
    let padding = Array(repeating: TextTable.Cell(""), count: hasUnitPrices ? 4 : 2)
    func total(_ label: String, _ money: Money, _ style: Style? = nil) -> [TextTable.Cell] {
      [.init(label, style: style)] + padding + [.money(money, style: style)]
    }
    return TextTable(
      title: quote.isValidated ? "Quote, validated" : "Summary, not checked yet",
      columns: columns,
      rows: quote.lines.map { line in
        var row: [TextTable.Cell] = [.init(line.domain), .init(line.detailType), .init(line.description)]
        if hasUnitPrices { row += [.init("\(line.quantity)"), .money(line.unitPrice)] }
        return row + [.money(line.total)]
      },
      footer: [
        total("Total excl. tax", quote.withoutTax), total("Tax", quote.tax),
        total("Total incl. tax", quote.withTax, .bold),
      ],
      notes: quote.contracts.map { "Contract: \($0.name) <\($0.url)>" })
  }
}
