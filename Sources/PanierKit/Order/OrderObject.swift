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
  /// How it stood when it was listed; nil for one that was not read with its state.
  let state: OrderStatus?
  /// What it bought, in words; nil for one that was not read with its lines.
  let bought: [String]?
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
    state = nil
    bought = nil
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
    state = nil
    bought = nil
    contracts = purchase.quote.contracts
    wasRecovered = purchase.wasRecovered
    url = purchase.url.map { Secret($0) }
  }

  /// Wraps an order that was read.
  /// - Parameters:
  ///   - order: the order.
  ///   - state: how it stands, where that was read too.
  ///   - bought: what it bought, in words, where its lines were read too.
  init(_ order: Order, state: OrderStatus? = nil, bought: [String]? = nil) {
    number = order.id
    recorder = nil
    total = order.priceWithTax.map { Money($0) }
    tax = order.tax.map { Money($0) }
    date = order.date?.text
    retractionDate = order.retractionDate?.text
    self.state = state
    self.bought = bought
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
      LuaField(
        "state", .optional(.string),
        "How it stood when order.list read it: notPaid, delivered and so on; nil elsewhere, where order:status() tells."
      ) { .optional($0.state?.rawValue) },
      LuaField(
        "bought", .optional(.list(.string)),
        "What it bought, as order.list read it: `free-example.fr create P1Y`; nil elsewhere."
      ) { order in order.bought.map { .list($0.map { .string($0) }) } ?? .nil },
      LuaField("recovered", .boolean, "Whether the answer to the checkout was lost and the order was found again.") {
        .boolean($0.wasRecovered)
      },
    ],
    methods: OrderMethods.all,
    operators: .init(tostring: { order in "\(order.name())\(order.total.map { " (\($0) with tax)" } ?? "")" }),
    example: OrderMethods.example + "\nprint(o.id, o:status())"
  )
}

extension OrderObject {
  /// The order in words; in a cell of its own without the word itself.
  private func name(alone: Bool = false) -> String {
    guard let number else { return alone ? "planned" : "planned order" }
    return alone ? "\(number)" : "order \(number)"
  }
}

extension OrderObject: Listed {
  /// What is known of it, a line for each field.
  var table: TextTable? {
    let fields: [(String, String?)] = [
      ("Date", date), ("Status", state?.rawValue), ("Bought", bought?.joined(separator: ", ")),
      ("Tax", tax?.description ?? ""), ("Total incl. tax", total?.description ?? ""),
    ]
    return .record([("Order", name(alone: true))] + fields.compactMap { label, text in text.map { (label, $0) } })
  }

  /// Orders with how they stand and what they bought, one a line.
  static func table(of orders: [OrderObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Order", alignment: .right), .init("Date"), .init("Status"), .init("Bought"),
        .init("Total incl. tax", alignment: .decimal),
      ],
      rows: orders.map {
        [
          .init($0.name(alone: true)), .init($0.date ?? ""), .init($0.state?.rawValue ?? ""),
          .init($0.bought?.joined(separator: ", ") ?? ""), .money($0.total),
        ]
      },
      notes: orders.isEmpty ? ["no orders"] : [])
  }
}
