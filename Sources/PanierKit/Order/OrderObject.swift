import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// An order, as Lua sees it.
public final class OrderObject: LuaObject {
  /// The order's number; nil for an order that is only planned.
  private let number: Int64?
  /// Ends the run that uses an order which is only planned.
  private let recorder: PlanRecorder?
  /// What was or is to be paid, with tax.
  let total: Money?
  /// The tax on it.
  let tax: Money?
  /// When it was made: ISO 8601; nil right after the checkout, which does not tell.
  let date: String?
  /// Until when it can be withdrawn from: ISO 8601; nil when that right was given up, is over or is not known yet.
  let retractionDate: String?
  /// The contracts that the checkout accepted, where this session made it.
  let contracts: [QuoteContract]
  /// Whether the answer to the checkout was lost and the order was found again.
  let wasRecovered: Bool
  /// The order's page: a secret, since it embeds the order's password.
  ///
  /// Shown by `url()` only.
  let url: Secret?

  /// The order's number.
  /// - Throws: what ends the script, for an order that is only planned.
  public var id: Int64 {
    get throws {
      if let number { return number }
      recorder?.endEarly()
      // Ends the script the way os.exit does: nothing catches it, and everything is closed.
      throw LuaError(kind: .exit, message: "ended at an order that is only planned", exitCode: 0)
    }
  }

  /// Wraps an order that is only planned.
  init(_ planned: PlannedCart, of recorder: PlanRecorder) {
    number = nil
    self.recorder = recorder
    total = planned.withTax
    tax = planned.tax
    date = nil
    retractionDate = nil
    contracts = planned.contracts
    wasRecovered = false
    url = nil
  }

  /// Wraps an order that was just placed.
  init(_ purchase: Purchase) {
    number = purchase.orderID
    recorder = nil
    total = purchase.total
    tax = purchase.quote.tax
    date = nil
    retractionDate = nil
    contracts = purchase.quote.contracts
    wasRecovered = purchase.wasRecovered
    url = purchase.url.map { Secret($0) }
  }

  /// Wraps an order that was read.
  init(_ order: Order) {
    number = order.id
    recorder = nil
    total = order.priceWithTax.map { Money($0) }
    tax = order.tax.map { Money($0) }
    date = order.date?.text
    retractionDate = order.retractionDate?.text
    contracts = []
    wasRecovered = false
    url = order.url
  }

  public static let luaType = LuaType(
    "Order", of: OrderObject.self,
    summary: "An order that was placed.",
    fields: [
      LuaField("id", .integer, "The order's number.") { .integer(try $0.id) },
      LuaField("total", .optional(.object("Money")), "The price with tax.") { .money($0.total) },
      LuaField("tax", .optional(.object("Money")), "The tax.") { .money($0.tax) },
      LuaField("date", .optional(.string), "When it was made: ISO 8601; nil on the object that checkout returns.") {
        .optional($0.date)
      },
      LuaField(
        "retractable_until", .optional(.string),
        "Until when it can be withdrawn from: ISO 8601; nil without that right, and on the object that checkout returns."
      ) { .optional($0.retractionDate) },
      LuaField("recovered", .boolean, "Whether the answer to the checkout was lost and the order was found again.") {
        .boolean($0.wasRecovered)
      },
    ],
    methods: OrderMethods.all,
    operators: .init(tostring: { order in "\(order.name)\(order.total.map { " (\($0) with tax)" } ?? "")" }),
    example: OrderMethods.example + "\nprint(o.id, o:status())"
  )
}

extension OrderObject {
  /// The order in words.
  private var name: String { number.map { "order \($0)" } ?? "planned order" }
}

extension OrderObject: Listed {
  /// What is paid, a line for each field.
  var table: TextTable? {
    .record([
      ("Order", number.map { "\($0)" } ?? "planned"), ("Tax", tax?.description ?? ""),
      ("Total incl. tax", total?.description ?? ""),
    ])
  }

  /// What was bought.
  static func table(of orders: [OrderObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Order", alignment: .right), .init("Date"), .init("Tax", alignment: .decimal),
        .init("Total incl. tax", alignment: .decimal),
      ],
      rows: orders.map {
        [.init($0.number.map { "\($0)" } ?? "planned"), .init($0.date ?? ""), .money($0.tax), .money($0.total)]
      },
      notes: orders.isEmpty ? ["no orders"] : [])
  }
}
