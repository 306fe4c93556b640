import OVHSimulator
import PanierKit
import PanierTesting
import PanierVM
import Testing

/// Whatever the API answers prints as a table of its own, in every format.
@Suite struct PrintedValueTests {
  /// An order that was delivered, its cart, its quote and its service.
  private static let setting = """
    local c = cart.new()
    local offers = c:offers("free-example.fr")
    local item = c:add(offers:cheapest())
    item:configure{ OWNER_LEGAL_AGE = true }
    c:coupon("WELCOME")
    local q = c:assign():quote()
    local o = c:checkout{ quote = q, waive_retraction = true }:pay{ method = "fidelityAccount" }
    local _, names = o:await()
    local s = service.open("free-example.fr")

    """

  static let values = [
    "c", "offers", "offers[1]", "offers[1].price", "item", "c:items()", "item:requirements()", "item:configurations()",
    "c:coupons()", "c:options(item)", "q", "q.lines", "q.contracts", "q.lines[1]", "q.contracts[1]", "o", "o:details()",
    "o:follow_up()", "o:contracts()", "o:services()", "names", "order.list()", "order.list()[1]", "order.open(o.id)",
    "order.list():where{ state = \"delivered\" }", "cart.list()", "s", "s:renewals()", "s:tasks()", "s:name_servers()",
    "service.list()", "service.renewals{ within = \"1y\" }", "(service.renewals{ within = \"1y\" }):first(1)",
    "me.account()", "me.contacts()", "me.contacts()[1]", "me.payment_methods()", "me.services(\"domain\")",
    "me.tasks()",
    "catalog.products()", "catalog.products():first(2)", "catalog.plans(\"webHosting\")",
    "catalog.plan(\"webHosting\", \"hosting-perso\")", "catalog.plan(\"webHosting\", \"hosting-perso\").prices",
    "(catalog.tlds())", "stock.list{ plan = \"24sk10\" }", "stock.list{ plan = \"24sk10\" }[1]",
    "cart.new():offers{ product = \"webHosting\" }",
    "c:service_options{ product = \"domain\", service = \"owned-shop.fr\" }",
  ]

  private static let configuration = {
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    return configuration
  }()

  @Test(arguments: [OutputFormat.table, .csv, .json]) func noneIsAnAddressOrABareList(format: OutputFormat) async throws
  {
    try await RunningSimulator.with(configuration: Self.configuration) { running in
      let lua = ScriptHarness(running, printing: PrintingOptions(format: format))
      try await lua.run(Self.setting + Self.values.map { "print(\"@@\") print(\($0))\n" }.joined())
      let texts = lua.output.split(separator: "@@\n").map(String.init)
      #expect(texts.count == Self.values.count)
      for (value, text) in zip(Self.values, texts) {
        #expect(!text.contains("0x"), "\(value): \(text)")
        switch format {
        case .table: #expect(text.contains("│") && !text.contains("│ value"), "\(value): \(text)")
        case .csv: #expect(!text.hasPrefix("value\n"), "\(value): \(text)")
        default: #expect(text.hasPrefix("[") || text.hasPrefix("{"), "\(value): \(text)")
        }
      }
    }
  }

  @Test func ordersPrintWithTheirStateAndWhatTheyBought() async throws {
    try await RunningSimulator.with(configuration: Self.configuration) { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        Self.setting + """
          local other = cart.new()
          other:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
          other:assign():checkout()
          local list = order.list()
          print(list)
          print(order.list{ limit = 1 }[1])
          return list[1].state, list[2].state, list[1].bought[1], list[2].bought[1], order.open(o.id).state,
            #list:where{ state = "delivered" }
          """)
      #expect(
        values == ["notPaid", "delivered", "hosting-perso P1Y", "free-example.fr create P1Y", .nil, 1])
      let text = lua.output.replacing(/\b\d{10}\b/, with: "##########")
        .replacing(/\d{4}-\d\d-\d\dT[0-9:+.]*/, with: "####-##-##T##:##:##+##:##")
      #expect(Snapshot("orders").compare(text) == .same)
      // Each order is read, its state and its lines, and nothing twice.
      #expect(running.count(of: "GET /me/order") == 2)
    }
  }

  @Test func namesAreListedSearchedAndSent() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        """
        local names = me.services("domain")
        local seen = {}
        names:each(function(name, index) seen[index] = name end)
        local sorted = names:sort()
        print(names:where(function(name) return name == "owned-shop.fr" end))
        print(names:where(function() return false end))
        local walked = 0
        for _, name in ipairs(names) do walked = walked + #name end
        return type(names[1]), #names, names[#names + 1], table.concat(sorted, " "), seen[1] == names[1],
          names:first(0)[1], tostring(names), walked > 0, #names:first(2)
        """)
      #expect(
        values == [
          "string", 3, .nil, "owned-blog.com owned-old.net owned-shop.fr", true, .nil, "list of 3", true, 2,
        ])
      #expect(
        lua.output == """
          Services of domain
          ┌───────────────┐
          │ Service       │
          ├───────────────┤
          │ owned-shop.fr │
          └───────────────┘
          Services of domain
          ┌─────────┐
          │ Service │
          ├─────────┤
          └─────────┘
          none

          """)
    }
  }
}
