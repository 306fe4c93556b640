import OVHClient
import Testing

@testable import PanierCommandLine
@testable import PanierOrdering

@Suite struct PurchasePromptTests {
  private func purchase(
    lines: [(String, String)] = [("free-example.fr creation", "7.79 EUR"), ("Promotion", "-2.20 EUR")],
    contracts: [String] = ["Domain names", "General terms"], withTax: String = "6.71 EUR"
  ) throws -> ProposedPurchase {
    let quote = Quote(
      .cart("c"),
      lines: try lines.map {
        QuoteLine(
          description: $0.0, detailType: "DURATION", domain: "*001", quantity: 1, unitPrice: nil,
          total: try Money($0.1))
      },
      withoutTax: try Money("5.59 EUR"), tax: try Money("1.12 EUR"), withTax: try Money(withTax),
      contracts: contracts.map { QuoteContract(name: $0, url: "https://example.org") }, isValidated: true)
    return ProposedPurchase(subject: .order(quote), endpoint: "ovh-eu", location: "order.lua:55")
  }

  private func order(_ id: Int64) throws -> Order {
    func price(_ value: String) -> String { #"{"currencyCode":"EUR","text":"","value":\#(value)}"# }
    let json = #"{"orderId":\#(id),"priceWithTax":\#(price("6.71")),"priceWithoutTax":\#(price("5.59"))}"#
    return try Order(json: JSONValue(parsing: json))
  }

  @Test func showsEverythingThatIsBought() throws {
    let prompt = PurchasePrompt(try purchase(lines: [("free-example.fr creation", "7.79 EUR"), ("Zone", "0 EUR")]))
    #expect(prompt.expected == "6")
    #expect(
      prompt.text == """
        order.lua:55 wants to order at ovh-eu:
          7.79 EUR  free-example.fr creation
          6.71 EUR with tax (5.59 EUR without)
          accepts: Domain names
          accepts: General terms
          right of withdrawal: kept; paid now: no
        Type the whole number of the amount (6) to confirm:\u{20}
        """)
  }

  @Test func saysWhatRenewsAtWhichPrice() throws {
    var purchase = try purchase(lines: [("free-example.fr creation", "0 EUR")], withTax: "0 EUR")
    purchase.renewals = [
      RenewalPrice(name: "free-example.fr", price: try Money("7.79 EUR"), period: Period(months: 12)),
      RenewalPrice(name: "plan\n  0.00 EUR", price: try Money("3 EUR"), period: Period(months: 3)),
      RenewalPrice(name: "a", price: try Money("2 EUR"), period: Period(months: 1)),
      RenewalPrice(name: "b", price: try Money("2 EUR"), period: Period(months: 24)),
      RenewalPrice(name: "c", price: try Money("2 EUR"), period: Period(days: 7)),
      RenewalPrice(name: "d", price: nil, period: nil),
    ]
    #expect(
      PurchasePrompt(purchase).text == #"""
        order.lua:55 wants to order at ovh-eu:
          0.00 EUR with tax (5.59 EUR without)
          renews: free-example.fr at 7.79 EUR without tax every year
          renews: plan\n  0.00 EUR at 3.00 EUR without tax every 3 months
          renews: a at 2.00 EUR without tax every month
          renews: b at 2.00 EUR without tax every 2 years
          renews: c at 2.00 EUR without tax every 7 days
          renews: d every period, at a price that the API does not tell
          accepts: Domain names
          accepts: General terms
          right of withdrawal: kept; paid now: no
        Type the whole number of the amount (0) to confirm:\#u{20}
        """#)
    purchase.renewals = (1...12).map { RenewalPrice(name: "\($0)", price: .zero("EUR"), period: nil) }
    #expect(
      PurchasePrompt(purchase).text.contains("every period\n  … and 2 more renewals, which the cart's items tell\n"))
  }

  @Test func saysWhatIsGivenUpAndPaid() throws {
    var purchase = try purchase()
    purchase.waivesRetraction = true
    purchase.paysAutomatically = true
    purchase.location = nil
    let text = PurchasePrompt(purchase).text
    #expect(text.hasPrefix("To order at ovh-eu:\n"))
    #expect(
      text.contains("\n  right of withdrawal: given up; paid now: yes, by the default payment method\n"))
  }

  @Test func saysWhichOrderIsPaid() throws {
    var purchase = try purchase()
    purchase.subject = .payment(try order(4_294_967_296), way: .means("fidelityAccount", id: nil))
    #expect(
      PurchasePrompt(purchase).text == """
        order.lua:55 wants to pay order 4294967296 with fidelityAccount at ovh-eu:
          6.71 EUR with tax (5.59 EUR without)
        Type the whole number of the amount (6) to confirm:\u{20}
        """)
  }

  @Test func saysWhichOrderIsWithdrawnFrom() throws {
    var purchase = try purchase()
    purchase.subject = .retraction(try order(7), reason: "other\n")
    purchase.location = nil
    let text = PurchasePrompt(purchase).text
    #expect(text.hasPrefix(#"To withdraw from order 7, reason other\n at ovh-eu:"#))
    #expect(!text.contains("right of withdrawal"))
  }

  @Test(arguments: [("0 EUR", "0"), ("0.99 EUR", "0"), ("1234.50 EUR", "1234"), ("5.00 EUR", "5")])
  func asksForTheWholeNumber(amount: String, expected: String) throws {
    #expect(PurchasePrompt(try purchase(withTax: amount)).expected == expected)
  }

  @Test func keepsTheAmountOnTheScreen() throws {
    let prompt = PurchasePrompt(
      try purchase(
        lines: (1...50).map { ("line \($0)", "1 EUR") }, contracts: (1...30).map { "contract \($0)" }))
    #expect(prompt.text.contains("\n  1.00 EUR  line 20\n  … and 30 more lines, which the quote shows\n"))
    #expect(prompt.text.contains("\n  accepts: contract 10\n  … and 20 more contracts, which the quote names\n"))
    #expect(prompt.text.split(separator: "\n").count == 36)
  }

  @Test func keepsTextsFromElsewhereOnTheirLine() throws {
    var purchase = try purchase(
      lines: [("a domain\n  0.00 EUR with tax", "7.79 EUR")], contracts: ["terms\u{1B}[2J"])
    purchase.location = "a\nb.lua:1"
    let lines = PurchasePrompt(purchase).text.split(separator: "\n")
    #expect(lines[0] == #"a\nb.lua:1 wants to order at ovh-eu:"#)
    #expect(lines[1] == #"  7.79 EUR  a domain\n  0.00 EUR with tax"#)
    #expect(lines[3] == #"  accepts: terms\u{1B}[2J"#)
  }
}
