import FoundationEssentials
import OVHClient
import Testing

@Suite(.enabled(if: Samples.areThere, "the samples beside the repository are absent"))
struct CatalogTests {
  private func file(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Samples.folder)/data/\(name)")))
  }

  @Test func readsAWholeCatalogue() throws {
    let catalog = try Catalog(json: try JSONValue(parsing: try file("catalog-eco-FR-8294.json")))
    #expect(catalog.id == 8294)
    #expect(catalog.locale.taxRate?.text == "20")
    #expect(catalog.plans.count == 65 && catalog.addons.count == 278 && catalog.products.count == 202)
    #expect((catalog.plans + catalog.addons).map(\.pricings.count).reduce(0, +) == 7747)
    let rise = try #require(catalog.plans.first { $0.planCode == "24rise01" })
    #expect(rise.addonFamilies.first { $0.name == "memory" }?.defaultAddon == "ram-32g-ecc-3200-24rise")
    let monthly = rise.pricings.first { $0.mode == .default && $0.capacities.contains(.renew) }
    #expect(monthly?.duration == "P1M")
    let yearly = rise.pricings.first { $0.mode.rawValue == "upfront12" && $0.capacities.contains(.renew) }
    #expect(yearly?.duration == "P1Y")
  }

  @Test func writesAWholeCatalogueBackByteByByte() throws {
    let bytes = try file("catalog-eco-FR-8294.json")
    // the file ends with a line break that is no part of the value
    #expect(try JSONValue(parsing: bytes).bytes + [0x0A] == bytes)
  }

  @Test func readsFragments() throws {
    let domains: Catalog = try Samples.model("catalog-domain-com-fragment")
    #expect(domains.plans[0].pricings.map(\.price).contains(99_999_900_000_000))
  }
}
