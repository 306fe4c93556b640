import OVHClient
import PanierTesting
import PanierVM
import Testing

/// Every product that a cart takes is offered, added, configured and quoted from Lua.
@Suite struct EveryProductScriptTests {
  /// Packs are sold no more; names are ordered by name, everywhere else in these tests.
  static let products = RouteTable.shared.cartProducts.filter { !["domain", "domainPacks"].contains($0) }

  @Test(arguments: products) func isQuoted(product: String) async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        """
        local c = cart.new()
        local offers = c:offers{ product = "\(product)" }
        print(offers)
        local item = c:add(offers:cheapest())
        print(c:options(item))
        if item:options("cheapest") then print(item:requirements()) end
        local usual = { dedicated_datacenter = "gra", vps_datacenter = "GRA", zone = "free-zone.fr" }
        for _, label in ipairs(item:requirements()) do
          local value = usual[label.label] or label.needed and label.allowed and label.allowed[1]
          if value then item:configure{ [label.label] = value } end
        end
        c:assign()
        local quote = c:quote()
        print(quote)
        return quote.validated, #quote.lines > 0, item.plan == offers:cheapest().plan
        """)
      #expect(values == [true, true, true])
      #expect(!lua.output.contains(/0x[0-9a-f]{6}/), "\(lua.output)")
    }
  }
}
