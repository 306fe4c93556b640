import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Objects that print as a table of their own.
enum ObjectTables {
  /// The table of an object; nil for objects that print as text.
  static func table(of object: any LuaObject) -> TextTable? {
    switch object {
    case let list as ListObject: list.layout.table(of: list.elements)
    case let quote as QuoteObject: table(of: quote.quote)
    case let cart as CartObject:
      record([
        ("Cart", cart.id), ("Description", cart.cart.description), ("Items", "\(cart.cart.items.count)"),
        ("Expires", cart.cart.expire?.text ?? "never"), ("State", cart.isReadOnly ? "ordered" : "open"),
      ])
    case let item as ItemObject: ItemLayout().table(of: [item])
    case let offer as PlanOfferObject: PlanOfferLayout().table(of: [offer])
    case let plan as CatalogPlanObject: CatalogPlanLayout.prices(of: plan)
    case let option as OptionObject: OptionLayout().table(of: [option])
    case let option as ServiceOptionObject: ServiceOptionLayout().table(of: [option])
    case let offer as OfferObject: OfferLayout().table(of: [offer])
    case let order as OrderObject:
      record([
        ("Order", "\(order.id)"), ("Tax", order.tax?.description ?? ""),
        ("Total incl. tax", order.total?.description ?? ""),
      ])
    case let prices as PricesObject:
      TextTable(
        columns: [.init("Label"), .init("Price, excl. tax", alignment: .decimal)],
        rows: prices.amounts.map { [.init($0.label), .money($0.money)] })
    default: nil
    }
  }

  /// One thing, a line for each of its fields.
  private static func record(_ fields: [(String, String)]) -> TextTable {
    TextTable(
      columns: [.init(fields.first?.0 ?? ""), .init(fields.first?.1 ?? "")],
      rows: fields.dropFirst().map { [.init($0.0), .init($0.1)] })
  }

  private static func table(of quote: Quote) -> TextTable {
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
