import FoundationEssentials
import OVHSimulatorServer
import PanierKit
import PanierRecipes
import PanierTesting

// Every piece of Swift in the README, the guides and the comments stands here word for word, so that it compiles.
// SnippetTests compares them; some of them it runs.

enum Snippets {
  static func readme() async throws -> Money {
    let panier = PanierHost.onSimulator(budget: try Money("20 EUR"))
    let total = try await panier.run(
      #"return cart.new():offers("free-shop.fr"):cheapest().total"#, name: "shop.lua", returning: Money.self)
    return total
  }

  static func kitOverview() async throws -> (Int64, Money) {
    let panier = PanierHost.onSimulator(budget: try Money("20 EUR"))
    let (id, total) = try await panier.run(
      """
      local c = cart.new()
      c:add(c:offers("free-shop.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      local order = c:checkout{ waive_retraction = true }
      return order.id, order.total
      """, name: "order.lua", returning: Int64.self, Money.self)
    return (id, total)
  }

  static func kitLive() throws -> PanierHost {
    let panier = PanierHost.live(
      try OVHConfiguration(environment: ProcessInfo.processInfo.environment, files: []), budget: try Money("20 EUR"),
      consent: ConsentGivenBeforehand(), ledger: SQLiteLedger(file: "/var/lib/shop/journal.sqlite"))
    return panier
  }

  static func host() async throws -> [LuaValue] {
    let panier = PanierHost.onSimulator(budget: try Money("20 EUR"))
    let values = try await panier.run("return cart.new():offers('free-shop.fr'):cheapest().total", name: "demo")
    return values
  }

  static func hostTyped(_ panier: PanierHost, _ source: String) async throws -> (Int64, Money) {
    let (id, total) = try await panier.run(source, name: "order.lua", returning: Int64.self, Money.self)
    return (id, total)
  }

  // MARK: PanierVM

  struct Warehouse: Sendable {
    func price(of article: String) async throws -> Double { article == "lamp" ? 19.5 : 2 }
  }

  static func waiting(_ warehouse: Warehouse) -> LuaFunction {
    let price = LuaFunction(
      "shop.price", "What an article costs, from the warehouse.",
      parameters: .required("article", String.self, "the article's name"), results: [ResultDoc(.number, "the price")],
      example: #"print(shop.price("lamp"))"#,
      waiting: { _, article in
        .number(try await warehouse.price(of: article))
      })
    return price
  }

  static func declaring() -> LuaVM {
    let stock = LuaFunction(
      "shop.stock", "How many pieces of an article lie in stock.",
      parameters: .required("article", String.self, "the article's name"), results: [ResultDoc(.integer, "the pieces")],
      errors: ["an article that the shop does not sell"], example: #"print(shop.stock("lamp"))"#
    ) { _, article in
      guard let pieces = ["lamp": 12, "bulb": 96][article] else {
        throw LuaError(kind: .refused, message: "the shop sells no \(article); try lamp or bulb")
      }
      return .integer(Int64(pieces))
    }
    let vm = LuaVM(
      LuaConfiguration(
        level: .recipe, limits: LuaLimits(memory: 8 << 20, luaTime: 1, wallTime: 10),
        modules: [LuaModule("shop", summary: "What our shop knows.", functions: [stock])]))
    return vm
  }

  static func options() -> LuaVM {
    struct Order: LuaOptionTable {
      @LuaOption("the article's name") var article: String
      @LuaOption("how many") var count: Int64 = 1
      @LuaOption("whether it is wrapped") var asGift = false
    }

    let order = LuaFunction(
      "shop.order", "Orders an article.", parameters: .required("order", Order.self, "what is ordered"),
      results: [ResultDoc(.string, "the order in words")], example: #"print(shop.order{ article = "lamp" })"#
    ) { _, order in
      .string("\(order.count) \(order.article)\(order.asGift ? " as a gift" : "")")
    }
    let greet = LuaFunction(
      "greet", "Greets somebody.",
      parameters: .required("name", String.self, "whom"), .optional("loud", Bool.self, "how", default: false),
      results: [ResultDoc(.string, "the words")], example: #"print(greet("Ada"))"#
    ) { _, name, loud in
      .string("hello " + (loud ? name.uppercased() : name))
    }
    return LuaVM(
      LuaConfiguration(modules: [LuaModule("shop", summary: "", functions: [order])], globals: [greet]))
  }

  struct Choices: LuaOptionTable {
    @LuaOption("the plan code") var plan: String
    @LuaOption("the period, in months") var months: Int64?
    @LuaOption("whether the cart outlives the script") var keep = false
  }

  struct NewCart: LuaOptionTable {
    @LuaOption("whose catalogue, currency and tax", default: "the account's") var subsidiary: String?
    @LuaOption("whether the cart outlives the script") var keep = false
  }

  static func typed(_ vm: LuaVM, _ source: String) async throws -> Int {
    struct Line: Decodable, Sendable { let article: String, pieces: Int }

    let (lines, total) = try await vm.run(source, name: "count.lua", returning: [Line].self, Int.self)
    return lines.count + total
  }

  static func cancelling(_ vm: LuaVM) {
    let work = Task { try await vm.run("while true do end", name: "endless.lua") }
    work.cancel()
  }

  static func typedPair(_ vm: LuaVM, _ source: String) async throws -> (String, Int) {
    let (name, pieces) = try await vm.run(source, name: "stock.lua", returning: String.self, Int.self)
    return (name, pieces)
  }

  static func isolated(_ configuration: LuaConfiguration) async throws -> [LuaValue] {
    let runner = IsolatedRunner(configuration, program: .current)
    let values = try await runner.run("return 6 * 7", name: "stranger.lua")
    return values
  }

  // MARK: OVHClient

  static func configured(_ text: String) throws -> OVHClient {
    let configuration = try OVHConfiguration(
      environment: ["OVH_ENDPOINT": "ovh-eu"], files: [OVHConfiguration.File(path: "ovh.conf", text: text)])
    let client = OVHClient(
      endpoint: configuration.endpoint, credentials: configuration.credentials, transport: HTTPTransport())
    return client
  }

  static func routes(_ client: OVHClient) async throws -> Int {
    let cart = try await client.createCart(subsidiary: "FR", description: "spring")
    let offers = try await client.domainOffers(cart: cart.id, domain: "free-shop.fr")
    return offers.count
  }

  static func anyRoute(_ client: OVHClient) async throws -> [String] {
    let answer = try await client.call(APIRequest(.get, "/order/cart", query: [("description", "spring")]))
    let ids: [String] = try answer.decoded()
    return ids
  }

  // MARK: OVHSimulator

  static func simulated() async throws -> (Simulator, String) {
    let simulator = Simulator()
    let client = OVHClient.simulated(by: simulator)
    let cart = try await client.createCart(subsidiary: "FR")
    return (simulator, cart.id)
  }

  static func seeded() -> Simulator {
    var configuration = SimulatorConfiguration()
    configuration.seed = 7
    configuration.latencyMilliseconds = 20
    let slow = Simulator(configuration: configuration, clock: { Date(timeIntervalSince1970: 1_780_000_000) })
    return slow
  }

  static func served(_ simulator: Simulator) async throws {
    let server = SimulatorServer(simulator: simulator, port: 0) { port in print("http://127.0.0.1:\(port)/1.0") }
    try await server.run()
  }

  // MARK: PanierRecipes

  static func recipe(_ places: RecipePlaces, _ session: PanierSession) async throws -> [LuaValue] {
    let shelf = RecipeShelf(places)
    let recipe = try await shelf.open("starter-site")
    let parameters = try await recipe.loaded.bind([("domain", .text("example.fr")), ("ceiling", .text("60 EUR"))])
    guard case .allowed = try TrustJudgement(recipe, try shelf.trust()) else { return [] }
    let values = try await RecipeRun(session: session)(recipe, parameters)
    return values
  }

  // MARK: PanierTesting

  static func running() async throws {
    try await RunningSimulator.with(.http) { running in
      let cart = try await running.client.createCart(subsidiary: "FR")
      try await running.client.deleteCart(cart.id)
      print(running.callNames)
    }
  }

  static func faults(_ running: RunningSimulator) {
    running.fault("drop_after_commit", on: "POST /order/cart/{cartId}/checkout")
    running.fault("status", on: "GET /order/cart/{cartId}", times: 2, status: 503)
  }

  static func harness(_ running: RunningSimulator) async throws -> String {
    let harness = ScriptHarness(running, budget: try Money("20 EUR"))
    try await harness.run(#"print(cart.new():offers("free-shop.fr"):cheapest().total)"#)
    print(harness.output)
    return harness.output
  }
}
