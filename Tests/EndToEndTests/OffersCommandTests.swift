import OVHClient
import Testing

/// `panier offers` as a process, on the built-in simulator.
@Suite struct OffersCommandTests {
  @Test func showsTheOffersOfAllNamesInOneTable() async throws {
    let result = try await PanierProcess.run(["offers", "free-shop.fr", "taken-shop.com", "-o", "json"])
    #expect(result.errors == "")
    #expect(result.status == 0)
    let rows = try JSONValue(parsing: result.output).array ?? []
    #expect(rows.first?["domain"] == "free-shop.fr")
    #expect(rows.first?["action"] == "create")
    #expect(rows.first?["status"] == "available")
    #expect(rows.first?["total"]?["currency"] == "EUR")
    #expect(rows.contains { $0["domain"] == "taken-shop.com" && $0["status"] == "transferable" })
    let table = try await PanierProcess.run(["offers", "free-shop.fr"])
    #expect(table.output.contains("free-shop.fr"))
    #expect(table.output.contains("renewal"))
  }

  @Test func endsWithEightWhenNothingCanBeOrdered() async throws {
    let result = try await PanierProcess.run(["offers", "com.fr"])
    #expect(result.output.contains("unavailable"))
    #expect(result.errors == "")
    #expect(result.status == 8)
  }

  @Test func refusesWhatIsNoName() async throws {
    let none = try await PanierProcess.run(["offers"])
    #expect(none.status == 2)
    let wrong = try await PanierProcess.run(["offers", "shop..fr"])
    #expect(wrong.output == "")
    #expect(wrong.status == 1)
  }
}
