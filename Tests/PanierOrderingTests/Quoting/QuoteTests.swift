import PanierOrdering
import Testing

@Suite struct QuoteTests {
  private func quote(
    total: String = "5.99 EUR", tax: String = "1.00 EUR", lines: [(String, String)] = [("Domain .fr", "4.99 EUR")],
    contracts: [String] = ["General terms"]
  ) throws -> Quote {
    let withTax = try Money(total)
    return Quote(
      .cart("c"),
      lines: try lines.map {
        QuoteLine(
          description: $0.0, detailType: "DURATION", domain: "*001", quantity: 1, unitPrice: nil, total: try Money($0.1)
        )
      },
      withoutTax: try withTax.subtracting(Money(tax)), tax: try Money(tax), withTax: withTax,
      contracts: contracts.map { QuoteContract(name: $0, url: "https://contracts.example/\($0)") }, isValidated: true)
  }

  @Test func findsNoDifferenceInTheSameOrder() throws {
    let first = try quote(lines: [("a", "1 EUR"), ("b", "3.99 EUR")])
    let second = try quote(lines: [("b", "3.99 EUR"), ("a", "1 EUR")])
    #expect(first.difference(to: second) == nil)
  }

  @Test func findsACentInTheTotal() throws {
    #expect(
      try quote().difference(to: quote(total: "6.00 EUR"))
        == "the total with tax went from 5.99 EUR to 6.00 EUR")
  }

  @Test func findsAnotherTax() throws {
    #expect(try quote().difference(to: quote(tax: "0.99 EUR")) == "the tax went from 1.00 EUR to 0.99 EUR")
  }

  @Test func findsAnotherItemAtTheSamePrice() throws {
    #expect(
      try quote().difference(to: quote(lines: [("Domain .de", "4.99 EUR")]))
        == "the line 'Domain .fr' (4.99 EUR) became 'Domain .de' (4.99 EUR)")
  }

  @Test func findsALineMore() throws {
    #expect(
      try quote().difference(to: quote(lines: [("Domain .fr", "4.99 EUR"), ("Gift", "0 EUR")]))
        == "there were 1 lines, now there are 2")
  }

  @Test func findsAnotherContract() throws {
    #expect(try quote().difference(to: quote(contracts: ["Special terms"])) == "the contracts changed")
  }
}
