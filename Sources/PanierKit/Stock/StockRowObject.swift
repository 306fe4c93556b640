import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// Something that can be delivered from one place, or cannot at present, as Lua sees it.
public final class StockRowObject: LuaObject {
  let product: String
  let plan: String
  let name: String?
  let memory: String?
  let storage: String?
  let systemStorage: String?
  let datacenter: String
  let availability: Availability
  /// Until it is delivered; nil where that is not known, or it cannot be ordered.
  let delay: Period?
  let price: StockPrices.Price?
  let prices: StockPrices

  /// Wraps a server in one place.
  init(
    _ stock: ServerStock, in place: ServerStock.Place, product: String, name: String?, price: StockPrices.Price?,
    _ prices: StockPrices
  ) {
    self.product = product
    plan = stock.planCode
    self.name = name
    memory = stock.memory
    storage = stock.storage
    systemStorage = stock.systemStorage
    datacenter = place.datacenter
    availability = place.availability
    // Whole days: what is there within the hour comes today.
    delay = place.availability.hours.map { Period(days: $0 < 24 ? 0 : ($0 + 23) / 24) }
    self.price = price
    self.prices = prices
  }

  /// Wraps a VPS in one place.
  init(_ stock: VPSStock, of plan: String, name: String?, price: StockPrices.Price?, _ prices: StockPrices) {
    product = "vps"
    self.plan = plan
    self.name = name
    memory = nil
    storage = nil
    systemStorage = nil
    datacenter = stock.datacenter
    availability = stock.status
    switch stock.status {
    case .available: delay = Period(days: Int(stock.daysBeforeDelivery ?? 0))
    case .preorder: delay = stock.daysBeforeDelivery.map { Period(days: Int($0)) }
    default: delay = nil
    }
    self.price = price
    self.prices = prices
  }

  /// The parts that are options of the plan: family and beginning of the code.
  var parts: [(family: String, code: String)] {
    [("memory", memory), ("storage", storage), ("system-storage", systemStorage)].compactMap { family, code in
      code.map { (family, $0) }
    }
  }

  /// What it is called in messages: `24sk10 with ram-32g and softraid-2x480ssd`.
  var words: String {
    parts.isEmpty ? plan : "\(plan) with \(parts.map(\.code).joined(separator: " and "))"
  }

  /// Whether it is the same thing in the same place.
  func isSame(as other: StockRowObject) -> Bool {
    plan == other.plan && memory == other.memory && storage == other.storage && systemStorage == other.systemStorage
      && datacenter == other.datacenter
  }

  private var month: Money? { price.map { prices.money($0.month) } }
  private var total: Money? { price.map { prices.money($0.month + $0.setup) } }

  public static let luaType = LuaType(
    "StockRow", of: StockRowObject.self,
    summary: "Something that can be delivered from one place, or cannot at present; cart:add orders exactly that.",
    fields: [
      LuaField("product", .string, "The product: eco, baremetalServers, vps.") { .string($0.product) },
      LuaField("plan", .string, "The plan code.") { .string($0.plan) },
      LuaField("name", .optional(.string), "The plan as invoices name it; nil where the catalogue does not have it.") {
        .optional($0.name)
      },
      LuaField("memory", .optional(.string), "The memory of a server, by the beginning of its option's code.") {
        .optional($0.memory)
      },
      LuaField("storage", .optional(.string), "The disks of a server, likewise.") { .optional($0.storage) },
      LuaField("datacenter", .string, "The datacenter's code: gra.") { .string($0.datacenter) },
      LuaField("place", .optional(.string), "The town; nil for a code that is not known.") {
        .optional(StockPlace.name(of: $0.datacenter))
      },
      LuaField("availability", .string, "The API's code: 1H-low, 72H, unavailable; codes nobody knows come too.") {
        .string($0.availability.rawValue)
      },
      LuaField("available", .boolean, "Whether it can be ordered, as far as the code tells.") {
        .boolean($0.availability.isOrderable)
      },
      LuaField("level", .optional(.string), "How much is left: low or high; nil where the code does not say.") {
        .optional($0.availability.level)
      },
      LuaField("delay", .optional(.object("Period")), "The days until delivery; P0D for within hours.") { row in
        row.delay.map { .object(PeriodObject($0)) } ?? .nil
      },
      LuaField(
        "price", .optional(.object("Money")),
        "The list price of a month without tax, with these parts and the cheapest of what else must be chosen."
      ) { .money($0.month) },
      LuaField("total", .optional(.object("Money")), "The first month with the set-up fees, likewise.") {
        .money($0.total)
      },
    ],
    operators: .init(tostring: { "\($0.words) in \($0.datacenter): \($0.availability)" }),
    example: """
      local row = stock.list{ plan = "24sk10", datacenter = "gra" }[1]
      print(row.availability, row.delay, row.price)  --> 1H-high P0D 16.99 EUR
      """
  )
}

extension StockRowObject: Listed {
  /// What there is, where, from when and at what price.
  static func table(of rows: [StockRowObject]) -> TextTable {
    // Thousands of rows have a dozen places.
    var places: [String: String] = [:]
    for row in rows where places[row.datacenter] == nil {
      places[row.datacenter] = StockPlace.name(of: row.datacenter) ?? ""
    }
    return TextTable(
      title: rows.first.map { "Stock of \($0.product), list prices excl. tax, \($0.prices.ageInWords)" },
      columns: [
        .init("Plan"), .init("Name", isDroppable: true), .init("Memory"), .init("Storage"), .init("Datacenter"),
        .init("Place", isDroppable: true), .init("Availability"), .init("Delay"),
        .init("Month", alignment: .decimal), .init("First total", alignment: .decimal),
      ],
      rows: rows.map { row in
        [
          .init(row.plan), .init(row.name ?? ""), .init(row.memory ?? ""), .init(row.storage ?? ""),
          .init(row.datacenter), .init(places[row.datacenter] ?? ""), .init(row.availability.rawValue),
          .init(row.delay?.description ?? ""), .money(row.month), .money(row.total),
        ]
      },
      notes: rows.isEmpty ? ["nothing of that kind"] : [])
  }
}
