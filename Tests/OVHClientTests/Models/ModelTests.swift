import OVHClient
import Testing

/// The tolerance of the models.
@Suite struct ModelTests {
  private func read<Model: APIModel>(_ text: String) throws -> Model { try Model(json: try JSONValue(parsing: text)) }

  private func problem<Model: APIModel>(_ type: Model.Type, _ text: String) -> String? {
    do {
      let _: Model = try read(text)
      return nil
    } catch { return "\(error)" }
  }

  @Test func pricesAreExact() throws {
    func ucents(_ text: String) throws -> Int64 { (try read(text) as Price).ucents }
    #expect(try ucents(#"{"currencyCode":"EUR","value":6.99}"#) == 699_000_000)
    #expect(try ucents(#"{"currencyCode":"EUR","value":"6.99"}"#) == 699_000_000)
    #expect(try ucents(#"{"currencyCode":"EUR","value":0.01,"priceInUcents":540000}"#) == 540_000)
    #expect(try ucents(#"{"currencyCode":"EUR","value":1,"priceInUcents":null}"#) == 100_000_000)
    #expect(try ucents(#"{"currencyCode":"points","value":0,"text":"0 PTS"}"#) == 0)
    #expect(try ucents(#"{"currencyCode":"XOF","value":9007199254.740993}"#) == 900_719_925_474_099_300)
    #expect(problem(Price.self, #"{"currencyCode":"EUR"}"#) == "'value' is missing")
    #expect(problem(Price.self, #"{"value":1}"#) == "'currencyCode' is missing")
    #expect(problem(Price.self, #"{"currencyCode":"EUR","value":"free"}"#) == "'value' is a string instead of a number")
    #expect(problem(Price.self, #"{"currencyCode":"EUR","value":1e12}"#) == "'value' is too large for money")
  }

  @Test func listsMayBeNullAndNumbersText() throws {
    let item: CartItem = try read(
      #"{"itemId":"9007199254740993","options":null,"configurations":null,"prices":null,"settings":null,"new":{}}"#)
    #expect(item.id == 9_007_199_254_740_993)
    #expect(item.options.isEmpty && item.prices.isEmpty)
    let detail: OrderDetail = try read(#"{"orderDetailId":1,"quantity":2,"cancelled":"false"}"#)
    #expect(detail.quantity == "2")
    #expect(!detail.cancelled)
  }

  @Test func unknownValuesOfEnumsAreKept() throws {
    let status: OrderStatus = try read(#""teleported""#)
    #expect(status.rawValue == "teleported")
    #expect(!status.isFinal)
    #expect(OrderStatus.delivered.isFinal)
  }

  @Test func genericPricesPreferTheExactAmount() throws {
    let price: GenericPrice = try read(
      #"{"price":{"currencyCode":"EUR","value":0.01,"text":"0.01 €"},"priceInUcents":123456,"maximumQuantity":null}"#)
    #expect(price.price?.ucents == 123_456)
    #expect(price.maximumQuantity == nil)
    #expect(price.pricingMode == .default)
    let bare: GenericPrice = try read(#"{"duration":"P1M"}"#)
    #expect(bare.price == nil)
  }

  @Test func namesThePathOfAFault() {
    #expect(
      problem(OrderPreview.self, #"{"prices":{"withoutTax":{"currencyCode":"EUR","value":1},"withTax":{}}}"#)
        == "'prices.withTax.currencyCode' is missing")
    #expect(
      problem([DomainOffer].self, #"[{"prices":[{"label":"PRICE","price":{"currencyCode":"EUR","value":[]}}]}]"#)
        == "'[0].prices[0].price.value' is a list instead of a number")
    #expect(problem(Cart.self, "[]") == "it is a list instead of an object")
  }
}
