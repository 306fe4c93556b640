import Testing

@testable import PanierPostgres

@Suite struct PostgresAddressTests {
  @Test(arguments: [
    ("postgresql://ada:secret@db.example:5433/panier?sslmode=verify-full", "postgresql://ada@db.example:5433/panier"),
    ("postgres://db.example/panier", "postgresql://db.example/panier"),
    ("host=db.example dbname=panier user=ada password=secret", "postgresql://ada@db.example/panier"),
    ("service=team", "service team"),
  ])
  func isShownWithoutItsPassword(text: String, shown: String) throws {
    let address = try PostgresAddress(text)
    #expect(address.shown == shown && address.holdsPassword == text.contains("secret"))
  }

  @Test(arguments: [
    "postgresql://ada:se%cret@db/panier", "postgresql://ada:secret@db/panier?x", "password=secret host", "",
  ])
  func repeatsNothingOfWhatCannotBeRead(text: String) {
    let error = #expect(throws: PostgresAddressError.self) { try PostgresAddress(text) }
    #expect(error?.description.contains("cret") == false)
    #expect(error?.description.hasPrefix("the ledger's address cannot be read; write it like postgresql://") == true)
  }

  @Test func waitsForNothingForEverAndLetsTheOperatorDecide() throws {
    let usual = Dictionary(
      uniqueKeysWithValues: try PostgresAddress("postgresql://db/panier").complete.map { ($0.0, $0.1) })
    #expect(usual["connect_timeout"] == "5" && usual["options"]?.contains("synchronous_commit=on") == true)
    let own = try PostgresAddress("postgresql://db/panier?connect_timeout=1&sslmode=verify-full").complete
    #expect(own.contains { $0.name == "connect_timeout" && $0.value == "1" })
    #expect(own.contains { $0.name == "sslmode" && $0.value == "verify-full" })
  }
}
