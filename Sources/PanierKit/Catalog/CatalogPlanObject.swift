import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
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
    "CatalogPlan", of: CatalogPlanObject.self,
    summary: "A plan of a public catalogue with its list prices, which are shown and never ordered at.",
    fields: [
      LuaField("product", .string, "The product: eco, vps, domain.") { .string($0.product) },
      LuaField("plan", .string, "The plan code.") { .string($0.plan.planCode) },
      LuaField("name", .string, "The plan as invoices name it.") { .string($0.plan.invoiceName) },
      LuaField("family", .optional(.string), "The family.") { .optional($0.plan.family) },
      LuaField("price", .optional(.object("Money")), "The list price of the default mode, without tax.") { plan in
        .money(plan.renewal.map(plan.money))
      },
      LuaField("duration", .optional(.string), "The period of that price: ISO 8601.") {
        .optional($0.renewal?.duration)
      },
      LuaField("installation", .optional(.object("Money")), "The set-up fee of the default mode, without tax.") {
        plan in .money(plan.installation.map(plan.money))
      },
      LuaField(
        "prices", .list(.table), "All list prices: tables with `capacity mode duration price`.", get: prices(of:)),
      LuaField(
        "families", .list(.table), "The families of options: tables with `name mandatory exclusive options default`.",
        get: families(of:)),
      LuaField("age", .integer, "How old the catalogue is, in seconds.") { .integer($0.age) },
      LuaField("fetched_at", .string, "When the API gave the catalogue: ISO 8601.") { .string($0.fetchedAt) },
    ],
    operators: .init(
      tostring: { object in
        "plan \(object.plan.planCode)" + (object.renewal.map { " (\(object.money($0)))" } ?? "")
      }),
    example: #"print(catalog.plan("eco", "24sk10").age)"#
  )

  private static func prices(of object: CatalogPlanObject) -> LuaValue {
    .list(
      object.plan.pricings.map { pricing in
        .table(
          LuaTable(fields: [
            ("capacity", .string(pricing.capacities.map(\.rawValue).joined(separator: " "))),
            ("mode", .string(pricing.mode.rawValue)), ("duration", .optional(pricing.duration)),
            ("price", .money(object.money(pricing))),
          ]))
      })
  }

  private static func families(of object: CatalogPlanObject) -> LuaValue {
    .list(
      object.plan.addonFamilies.map { family in
        .table(
          LuaTable(fields: [
            ("name", .string(family.name)), ("mandatory", .boolean(family.isMandatory)),
            ("exclusive", .boolean(family.isExclusive)), ("options", .list(family.addons.map { .string($0) })),
            ("default", .optional(family.defaultAddon)),
          ]))
      })
  }
}

extension CatalogPlanObject: Listed {
  /// All prices of the plan.
  var table: TextTable? {
    TextTable(
      title: "\(plan.planCode) (\(plan.invoiceName)), list prices excl. tax, \(ageInWords)",
      columns: [.init("Capacity"), .init("Mode"), .init("Period"), .init("Price", alignment: .decimal)],
      rows: plan.pricings.map { pricing in
        [
          .init(pricing.capacities.map(\.rawValue).joined(separator: " ")), .init(pricing.mode.rawValue),
          .init(pricing.duration ?? ""), .money(money(pricing)),
        ]
      })
  }

  /// Plans of a catalogue, with its age above them.
  static func table(of plans: [CatalogPlanObject]) -> TextTable {
    TextTable(
      title: plans.first.map { "Plans of \($0.product), list prices excl. tax, \($0.ageInWords)" },
      columns: [
        .init("Plan"), .init("Name"), .init("Family"), .init("Period"), .init("Price", alignment: .decimal),
        .init("Set-up", alignment: .decimal),
      ],
      rows: plans.map { object in
        [
          .init(object.plan.planCode), .init(object.plan.invoiceName), .init(object.plan.family ?? ""),
          .init(object.renewal?.duration ?? ""), .money(object.renewal.map(object.money)),
          .money(object.installation.map(object.money)),
        ]
      },
      notes: plans.isEmpty ? ["no plans"] : [])
  }
}
