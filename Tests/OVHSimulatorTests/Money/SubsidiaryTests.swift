import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct SubsidiaryTests {
  @Test func thereAre21AndThreeThatBorrow() {
    #expect(Subsidiary.codes.count == 24)
    #expect(Subsidiary.codes.allSatisfy { Subsidiary($0) != nil })
  }

  @Test(arguments: [
    ("FR", "EUR", 20, "-2.50 €"), ("DE", "EUR", 19, "-2.50 €"), ("IE", "EUR", 23, "€ -2.50"),
    ("GB", "GBP", 20, "-£2.50"),
    ("US", "USD", 0, "-$2.50"), ("PL", "PLN", 23, "-2.50 zł"), ("SN", "XOF", 18, "-2.50 XOF"),
    ("FI", "EUR", 23, "€ -2.50"),
  ])
  func eachHasCurrencyTaxAndText(_ code: String, _ currency: String, _ tax: Int64, _ text: String) throws {
    let subsidiary = try #require(Subsidiary(code))
    #expect(subsidiary.currency == currency)
    #expect(subsidiary.taxPercent == tax)
    #expect(subsidiary.text(Amount(cents: -250)) == text)
  }

  @Test func currenciesWithoutFiguresFollowTheEuro() throws {
    let poland = try #require(Subsidiary("PL"))
    #expect(poland.convert(Amount(cents: 100)).text == "4.53")
    let senegal = try #require(Subsidiary("SN"))
    #expect(senegal.convert(Amount(cents: 559)).text == "3695.00")
  }
}
