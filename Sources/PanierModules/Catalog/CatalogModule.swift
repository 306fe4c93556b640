import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// The global `catalog`: what is sold, and at what list price.
public enum CatalogModule {
  /// The module.
  public static let module = LuaModule(
    "catalog", summary: "What is sold, and at what list price. Prices to order at come from cart:offers only.",
    functions: [products, get, plan, tlds])

  private static let choices = Parameter.optional(
    "options", .options([.optional("subsidiary", .string, "whose catalogue: FR, IE, US", default: "the account's")]),
    "which catalogue")

  private static let products = LuaFunction(
    "catalog.products", "The products that have a public catalogue, from the API's description; makes no call.",
    results: [ResultDoc(.list(.string), "the names")],
    example: #"print(table.concat(catalog.products(), " "):find("eco") ~= nil)  --> true"#
  ) { _ in
    .list(RouteTable.shared.catalogProducts.map { .string($0) })
  }

  private static let get = LuaFunction(
    "catalog.get", "A whole public catalogue: GET /order/catalog/public/{product}.",
    details: "Servers have 3 to 5 MB, domains about 30 MB. Amounts in it are whole numbers of 10^-8 of the currency.",
    parameters: [.required("product", .string, "a name that catalog.products lists"), choices],
    results: [ResultDoc(.table, "the catalogue as the API gives it: `locale`, `plans`, `addons`, `products`")],
    errors: ["there is no catalogue of 'ecco'; did you mean 'eco'?"],
    example: #"print(catalog.get("eco").locale.currencyCode)  --> EUR"#,
    waiting: { call in
      .json(try await response(call, product: call.string(0), call.options(1)).body)
    })

  private static let plan = LuaFunction(
    "catalog.plan", "One plan of a catalogue with its list prices.",
    parameters: [
      .required("product", .string, "a name that catalog.products lists"),
      .required("code", .string, "the plan code"), choices,
    ],
    results: [
      ResultDoc(
        .table,
        "`plan name family prices families`; each price has `capacity mode duration price`, each family `name "
          + "mandatory exclusive options default`")
    ],
    errors: ["eco has no plan '24sk1'; did you mean '24sk10'?"],
    example: """
      for _, price in ipairs(catalog.plan("eco", "24sk10").prices) do print(price.mode, price.duration, price.price) end
      """,
    waiting: { call in
      let product = try call.string(0)
      let code = try call.string(1)
      let catalog = try await response(call, product: product, call.options(2)).decoded(Catalog.self)
      guard let plan = (catalog.plans + catalog.addons).first(where: { $0.planCode == code }) else {
        throw UnknownPlan(plan: code, product: product, known: catalog.plans.map(\.planCode))
      }
      return .table(table(of: plan, currency: catalog.locale.currencyCode))
    })

  private static let tlds = LuaFunction(
    "catalog.tlds", "The suffixes that OVHcloud sells: GET /domain/extensions.",
    parameters: [choices],
    results: [ResultDoc(.list(.string), "the suffixes without a dot")],
    example: #"print(#catalog.tlds() > 100)  --> true"#,
    waiting: { call in
      let session = try call.session
      let subsidiary = try call.options(0).string("subsidiary") ?? session.subsidiary
      let extensions = try await session.client.domainExtensions(subsidiary: subsidiary.uppercased())
      return .list(extensions.map { .string($0) })
    })

  private static func response(
    _ call: LuaArguments, product: String, _ options: LuaOptions
  ) async throws -> APIResponse {
    let known = RouteTable.shared.catalogProducts
    guard known.contains(product) else { throw UnknownCatalog(product: product, known: known) }
    let session = try call.session
    let subsidiary = try options.string("subsidiary") ?? session.subsidiary
    return try await session.client.catalogResponse(product: product, subsidiary: subsidiary.uppercased())
  }

  private static func table(of plan: CatalogPlan, currency: String) -> LuaTable {
    let prices = plan.pricings.map { pricing -> LuaValue in
      .table(
        LuaTable(fields: [
          ("capacity", .string(pricing.capacities.map(\.rawValue).joined(separator: " "))),
          ("mode", .string(pricing.mode.rawValue)), ("duration", .optional(pricing.duration)),
          ("price", .money(Money(ucents: pricing.price, currency: currency))),
        ]))
    }
    let families = plan.addonFamilies.map { family -> LuaValue in
      .table(
        LuaTable(fields: [
          ("name", .string(family.name)), ("mandatory", .boolean(family.isMandatory)),
          ("exclusive", .boolean(family.isExclusive)), ("options", .list(family.addons.map { .string($0) })),
          ("default", .optional(family.defaultAddon)),
        ]))
    }
    return LuaTable(fields: [
      ("plan", .string(plan.planCode)), ("name", .string(plan.invoiceName)), ("family", .optional(plan.family)),
      ("prices", .list(prices)), ("families", .list(families)),
    ])
  }
}

/// A product without a public catalogue.
struct UnknownCatalog: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    let nearest =
      known.first { $0.lowercased() == product.lowercased() } ?? Spelling.nearest(to: product, among: known)
    return "there is no catalogue of '\(product)'; "
      + (nearest.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))")
  }
}
