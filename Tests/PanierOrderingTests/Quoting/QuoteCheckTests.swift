import OVHClient
import OVHSimulator
import PanierOrdering
import PanierTesting
import Testing

/// Quotes that cannot be true: none of them is believed, and none leaves more to spend than was allowed.
@Suite struct QuoteCheckTests {
  /// Answers every quote of one cart with one change, as a faulty API would; all else is the simulator's.
  private struct OddQuote: Transport {
    let simulator: SimulatorTransport
    let change: @Sendable (inout JSONObject) throws -> Void

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      var answer = try await simulator.send(request)
      guard request.method == "GET", request.url.hasSuffix("/checkout") else { return answer }
      var preview = try #require(try JSONValue(parsing: answer.body).object)
      try change(&preview)
      answer.body = JSONValue.object(preview).bytes
      return answer
    }
  }

  private static func price(_ value: String, currency: String = "EUR", ucents: Int64? = nil) throws -> JSONValue {
    var price = JSONObject([
      ("currencyCode", .string(currency)), ("text", .string("\(value) €")),
      ("value", .number(try #require(JSONNumber(value)))),
    ])
    if let ucents { price["priceInUcents"] = JSONValue(ucents) }
    return .object(price)
  }

  private static func setting(
    _ name: String, _ price: @autoclosure @escaping @Sendable () throws -> JSONValue
  )
    -> @Sendable (inout JSONObject) throws -> Void
  {
    { preview in
      var prices = try #require(preview["prices"]?.object)
      prices[name] = try price()
      preview["prices"] = .object(prices)
    }
  }

  static let oddities: [(String, @Sendable (inout JSONObject) throws -> Void)] = [
    ("its total with tax is -50.00 EUR, below zero", setting("withTax", try price("-50.00"))),
    ("5.59 EUR without tax and 1.12 EUR of tax are not 5.00 EUR", setting("withTax", try price("5.00"))),
    ("it mixes currencies: EUR, USD", setting("withTax", try price("6.71", currency: "USD"))),
    (
      "an amount is sent twice and differs: '6.71 €' and 671.00 EUR",
      setting("withTax", try price("6.71", ucents: 67_100_000_000))
    ),
    ("it has no lines, although the cart has items", { $0["details"] = [] }),
    (
      "its lines add up to 0.00 EUR, its total without tax is 5.59 EUR",
      { preview in
        let lines = try #require(preview["details"]?.array)
        preview["details"] = .array(Array(lines.filter { $0["detailType"]?.string == "DURATION" }.suffix(1)))
      }
    ),
  ]

  @Test(arguments: oddities.indices) func refusesWhatCannotBeTrue(index: Int) async throws {
    let (fault, change) = Self.oddities[index]
    let shop = try await Shop()
    let client = OVHClient.testing(
      transport: OddQuote(simulator: SimulatorTransport(shop.simulator), change: change))
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(perRun: try Money("20 EUR")),
      consent: ConsentGivenBeforehand())
    await #expect {
      try await spending.checkout(shop.request())
    } throws: {
      "\($0)" == "the API's quote does not add up: \(fault); nothing was ordered, ask for a new quote"
    }
    #expect(shop.checkouts == 0)
    #expect(spending.spentSoFar.map(\.ucents) ?? 0 == 0)
  }

  @Test func takesNoOrderNumberOfNothingForAnOrder() async throws {
    for number in ["0", "null"] {
      let json = try JSONValue(parsing: #"{"orderId":\#(number),"url":null}"#)
      #expect(throws: ModelError.self) { try PlacedOrder(json: json) }
    }
  }
}
