import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// A plan of a public catalogue, as Lua sees it.
public final class CatalogPlanObject: LuaObject {
  let plan: CatalogPlan
  let product: String
  let currency: String
  /// How old the catalogue is, in seconds.
  let age: Int64
  let fetchedAt: String
  /// The age in words, for tables.
  let ageInWords: String

  /// Wraps a plan of a catalogue.
  init(_ plan: CatalogPlan, product: String, currency: String, from text: CachedText) {
    self.plan = plan
    self.product = product
    self.currency = currency
    age = text.age
    fetchedAt = text.fetchedAt
    ageInWords = text.ageInWords
  }

  /// A list price.
  func money(_ pricing: CatalogPricing) -> Money { Money(ucents: pricing.price, currency: currency) }

  /// What a month costs without a commitment, else what the default mode costs for its own period.
  var renewal: CatalogPricing? {
    let prices = plan.pricings.filter { $0.capacities.contains(.renew) && ($0.commitment ?? 0) == 0 }
    return prices.first { $0.mode == .default } ?? prices.first
  }

  /// The set-up fee of the same mode.
  var installation: CatalogPricing? {
    plan.pricings.first { $0.capacities.contains(.installation) && $0.mode == renewal?.mode }
  }

  public static let luaType = LuaType(
    "CatalogPlan",
    summary: "A plan of a public catalogue with its list prices, which are shown and never ordered at.",
    fields: [
      LuaField("product", .string, "The product: eco, vps, domain.") { .string(try this($0).product) },
      LuaField("plan", .string, "The plan code.") { .string(try this($0).plan.planCode) },
      LuaField("name", .string, "The plan as invoices name it.") { .string(try this($0).plan.invoiceName) },
      LuaField("family", .optional(.string), "The family.") { .optional(try this($0).plan.family) },
      LuaField("price", .optional(.object("Money")), "The list price of the default mode, without tax.") { object in
        let object = try this(object)
        return .money(object.renewal.map(object.money))
      },
      LuaField("duration", .optional(.string), "The period of that price: ISO 8601.") {
        .optional(try this($0).renewal?.duration)
      },
      LuaField("installation", .optional(.object("Money")), "The set-up fee of the default mode, without tax.") {
        object in
        let object = try this(object)
        return .money(object.installation.map(object.money))
      },
      LuaField(
        "prices", .list(.table), "All list prices: tables with `capacity mode duration price`.", get: prices),
      LuaField(
        "families", .list(.table), "The families of options: tables with `name mandatory exclusive options default`.",
        get: families),
      LuaField("age", .integer, "How old the catalogue is, in seconds.") { .integer(try this($0).age) },
      LuaField("fetched_at", .string, "When the API gave the catalogue: ISO 8601.") { .string(try this($0).fetchedAt) },
    ],
    operators: operators,
    example: #"print(catalog.plan("eco", "24sk10").age)"#
  )

  private static func prices(_ object: any LuaObject) throws -> LuaValue {
    let object = try this(object)
    return .list(
      object.plan.pricings.map { pricing in
        .table(
          LuaTable(fields: [
            ("capacity", .string(pricing.capacities.map(\.rawValue).joined(separator: " "))),
            ("mode", .string(pricing.mode.rawValue)), ("duration", .optional(pricing.duration)),
            ("price", .money(object.money(pricing))),
          ]))
      })
  }

  private static func families(_ object: any LuaObject) throws -> LuaValue {
    .list(
      try this(object).plan.addonFamilies.map { family in
        .table(
          LuaTable(fields: [
            ("name", .string(family.name)), ("mandatory", .boolean(family.isMandatory)),
            ("exclusive", .boolean(family.isExclusive)), ("options", .list(family.addons.map { .string($0) })),
            ("default", .optional(family.defaultAddon)),
          ]))
      })
  }

  private static func this(_ object: any LuaObject) throws -> CatalogPlanObject { try cast(object) }

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.tostring = { object in
      let object = try this(object)
      return "plan \(object.plan.planCode)" + (object.renewal.map { " (\(object.money($0)))" } ?? "")
    }
    return operators
  }
}
