import FoundationEssentials
import OVHClient
import Testing

@Suite struct HintsTests {
  private func hint(_ status: Int, _ errorClass: String?, _ message: String) async -> String? {
    var body = JSONObject([("message", .string(message))])
    if let errorClass { body["class"] = .string(errorClass) }
    let transport = ScriptedTransport([.json(JSONValue.object(body).text, status: status)])
    let options = ManualClock().options(retry: .never)
    return await failure { try await testClient(transport, options: options).summary(cart: testCart) }?.hint
  }

  @Test(arguments: [
    (400, "This cart hasn't been assigned yet", "assign the cart first"),
    (400, "Cart expired", "make a new cart"),
    (
      400, "Custom field dedicated_datacenter is duplicated for product 26skle01",
      "delete the older configuration of that label and keep one"
    ),
    (
      400, "24sk10 is not available in gra",
      "out of stock there: choose another datacenter and check out again"
    ),
    (
      400, "You do not have preferred payment method",
      "set a default payment method, or check out without paying"
    ),
    (429, "", "wait a minute and make fewer calls at once"),
    (403, "This order can't be paid with 'bankAccount'", "the order exists and is unpaid: pay it with another method"),
  ]) func tellsTheNextStep(status: Int, message: String, expected: String) async {
    #expect(await hint(status, nil, message) == expected)
  }

  @Test func hasNoneForWhatItDoesNotKnow() async {
    #expect(await hint(400, "Client::BadRequest", "Something new") == nil)
  }

  @Test(.enabled(if: Samples.areThere, "the samples beside the repository are absent"))
  func knowsTheRefusalsThatWereSeen() async throws {
    let data = try Data(contentsOf: URL(filePath: "\(Samples.folder)/data/error-responses.json"))
    let errors = try JSONValue(parsing: Array(data))["errors"]?.array ?? []
    #expect(errors.count == 12)
    for error in errors {
      let message = error["message"]?.string ?? ""
      let status = Int(error["status"]?.int64 ?? 400)
      let hint = await hint(status, error["class"]?.string, message)
      // a fault of the server itself is no one's to mend
      #expect((hint == nil) == (status >= 500), "\(message)")
    }
  }
}
