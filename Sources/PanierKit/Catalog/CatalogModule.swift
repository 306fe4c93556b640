import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// The global `catalog`: what is sold, and at what list price.
public enum CatalogModule {
  /// The module.
  public static let module = LuaModule(
    "catalog", summary: "What is sold, and at what list price. Prices to order at come from cart:offers only.",
    functions: [products, get, plans, plan, tlds])

  private struct Choices: LuaOptionTable {
    @LuaOption("whose catalogue: FR, IE, US", default: "the account's") var subsidiary: String?
    @LuaOption("whether it is fetched whatever its age") var refresh = false
  }

  private static let choices = LuaParameter<Choices>.options(Choices.self, "which catalogue")
  private static let product = LuaParameter<String>.required(
    "product", String.self, "a name that catalog.products lists")

  private static let caching =
    "It is kept for 24 hours; an older one is used, with a warning, where the API is out of reach."

  private static let products = LuaFunction(
    "catalog.products", "The products that have a public catalogue, from the API's description; makes no call.",
    results: [ResultDoc(.object("Names"), "the names; it prints as a table")],
    example: #"print(table.concat(catalog.products(), " "):find("eco") ~= nil)  --> true"#
  ) { _ in
    .object(NameListObject(RouteTable.shared.catalogProducts, title: "Public catalogues", heading: "Product"))
  }

  private static let get = LuaFunction(
    "catalog.get", "A whole public catalogue: GET /order/catalog/public/{product}.",
    details: "Servers have 3 to 5 MB, domains about 30 MB. Amounts in it are whole numbers of 10^-8 of the currency. "
      + caching,
    parameters: product, choices,
    results: [
      ResultDoc(
        .table,
        "the catalogue as the API gives it: `locale`, `plans`, `addons`, `products`; with its `age` in seconds and the "
          + "moment `fetched_at`")
    ],
    errors: ["there is no catalogue of 'ecco'; did you mean 'eco'?"],
    example: """
      print(catalog.get("eco").locale.currencyCode)  --> EUR
      print(catalog.get("eco", { refresh = true }).age)  --> 0
      """,
    waiting: { call, product, choices in
      .json(try await text(call, product: product, choices).withAge())
    })

  private static let plans = LuaFunction(
    "catalog.plans", "The plans of a catalogue with their monthly list price and set-up fee.",
    details: "Options are left out. " + caching,
    parameters: product, choices,
    results: [ResultDoc(.object("List"), "a list of plans that prints as a table, with the age above it")],
    errors: ["there is no catalogue of 'ecco'; did you mean 'eco'?"],
    example: #"print(catalog.plans("webHosting"):where{ plan = "hosting-perso" }[1].price)  --> 4.49 EUR"#,
    waiting: { call, product, choices in
      let text = try await text(call, product: product, choices)
      let catalog = CatalogText(text.bytes)
      let currency = try catalog.locale().currencyCode
      var plans: [CatalogPlanObject] = []
      try catalog.forEachPlan { entry in
        if !entry.isAddon {
          plans.append(CatalogPlanObject(entry.plan, product: product, currency: currency, from: text))
        }
        return true
      }
      return .one(.object(ListObject(plans)))
    })

  private static let plan = LuaFunction(
    "catalog.plan", "One plan or option of a catalogue with all its list prices.",
    details: caching,
    parameters: product, .required("code", String.self, "the plan code"), choices,
    results: [ResultDoc(.object("CatalogPlan"), "the plan; it prints as a table of its prices, with the age above it")],
    errors: ["eco has no plan '24sk1'; did you mean '24sk10'?"],
    example: """
      for _, price in ipairs(catalog.plan("eco", "24sk10").prices) do print(price.mode, price.duration, price.price) end
      """,
    waiting: { call, product, code, choices in
      let text = try await text(call, product: product, choices)
      let catalog = CatalogText(text.bytes)
      let currency = try catalog.locale().currencyCode
      var found: CatalogPlan?
      var known: [String] = []
      try catalog.forEachPlan { entry in
        if entry.plan.planCode == code { found = entry.plan }
        if !entry.isAddon { known.append(entry.plan.planCode) }
        return found == nil
      }
      guard let found else { throw UnknownPlan(plan: code, product: product, known: known) }
      return .one(.object(CatalogPlanObject(found, product: product, currency: currency, from: text)))
    })

  private static let tlds = LuaFunction(
    "catalog.tlds", "The suffixes that OVHcloud sells: GET /domain/extensions.", details: caching,
    parameters: choices,
    results: [
      ResultDoc(.object("Names"), "the suffixes without a dot; it prints as a table, with the age above it"),
      ResultDoc(.integer, "the age of the list in seconds"),
    ],
    example: #"print(#catalog.tlds() > 100)  --> true"#,
    waiting: { call, choices in
      let session = try call.session
      let subsidiary = try await session.catalogueSubsidiary(choices.subsidiary)
      let key = CatalogKey(
        endpoint: session.client.endpoint.baseURL, subsidiary: subsidiary, product: CatalogKey.suffixes)
      let text = try await session.catalogs.text(
        key, refresh: choices.refresh,
        fetch: { try await session.client.domainExtensionsResponse(subsidiary: subsidiary) },
        check: { _ = try [String](json: JSONValue(parsing: $0)) })
      let suffixes = try [String](json: JSONValue(parsing: text.bytes))
      let list = NameListObject(suffixes, title: "Suffixes that are sold, \(text.ageInWords)", heading: "Suffix")
      return .many([.object(list), .integer(text.age)])
    })

  /// The text of a catalogue, from the cache or the API.
  private static func text(_ call: LuaContext, product: String, _ choices: Choices) async throws -> CachedText {
    let known = RouteTable.shared.catalogProducts
    guard known.contains(product) else { throw UnknownCatalog(product: product, known: known) }
    let session = try call.session
    return try await session.catalogue(
      of: product, subsidiary: try await session.catalogueSubsidiary(choices.subsidiary), refresh: choices.refresh)
  }
}

/// A product without a public catalogue.
struct UnknownCatalog: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    "there is no catalogue of '\(product)'"
      + Spelling.hint(for: product, among: known, else: "there are \(known.joined(separator: ", "))")
  }
}
