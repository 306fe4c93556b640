public import PanierOrdering
import PanierReference
public import PanierVM

/// What a cart costs, as Lua sees it: a preview or a validated quote.
public final class QuoteObject: LuaObject {
  /// The quote.
  public let quote: Quote

  /// Wraps a quote.
  public init(_ quote: Quote) {
    self.quote = quote
  }

  public static let luaType = LuaType(
    "Quote",
    summary: "What a cart costs: lines, totals and contracts, as a preview or validated.",
    fields: [
      LuaField("total", .object("Money"), "What is paid: the total with tax.") { .money(try quote($0).withTax) },
      LuaField("without_tax", .object("Money"), "The total without tax.") { .money(try quote($0).withoutTax) },
      LuaField("tax", .object("Money"), "The tax.") { .money(try quote($0).tax) },
      LuaField("validated", .boolean, "Whether the API checked the cart: true for a quote, false for a summary.") {
        .boolean(try quote($0).isValidated)
      },
      LuaField("lines", .list(.table), "The lines: `description type domain quantity unit_price total`.") {
        .table(LuaTable(array: try quote($0).lines.map(line)))
      },
      LuaField("contracts", .list(.table), "The contracts that a checkout accepts: `name url`.") {
        .contracts(try quote($0).contracts)
      },
    ],
    operators: operators,
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest())
      print(c:summary().without_tax + c:summary().tax == c:summary().total)  --> true
      """
  )

  private static func line(_ line: QuoteLine) -> LuaValue {
    .table(
      LuaTable(fields: [
        ("description", .string(line.description)), ("type", .string(line.detailType)),
        ("domain", .string(line.domain)), ("quantity", .integer(line.quantity)),
        ("unit_price", .money(line.unitPrice)), ("total", .money(line.total)),
      ]))
  }

  private static func quote(_ object: any LuaObject) throws -> Quote {
    let quote: QuoteObject = try cast(object)
    return quote.quote
  }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { object in
      let quote = try quote(object)
      return "\(quote.isValidated ? "quote" : "summary") of \(quote.withTax) with tax"
    }
    return operators
  }
}
