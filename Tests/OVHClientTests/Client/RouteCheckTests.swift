import OVHClient
import Testing

@Suite struct RouteCheckTests {
  private func refusal(_ request: APIRequest) async -> String? {
    let transport = ScriptedTransport(json: "null")
    let error = await failure { try await testClient(transport).call(request) }
    #expect(error == nil || (error?.kind == .usage && transport.requests.isEmpty))
    return error?.description
  }

  private func hint(_ request: APIRequest, status: Int, _ body: String = "{}") async -> String? {
    let transport = ScriptedTransport(json: body, status: status)
    return await failure { try await testClient(transport).call(request) }?.hint
  }

  @Test func suggestsTheNearestPath() async {
    #expect(
      await refusal(APIRequest(.get, "/order/cart/\(testCart)/webhosting"))
        == "GET /order/cart/…/webhosting: there is no such route; did you mean /order/cart/{cartId}/webHosting?")
    #expect(
      await refusal(APIRequest(.get, "/me/ordre"))
        == "GET /me/ordre: there is no such route; did you mean /me/order?")
    #expect(
      await refusal(APIRequest(.post, "/order/cart/x/item/1/configurations"))
        == "POST /order/cart/x/item/1/configurations: there is no such route; "
        + "did you mean /order/cart/{cartId}/item/{itemId}/configuration?")
  }

  @Test func suggestsTheNearestName() async {
    #expect(
      await refusal(APIRequest(.get, "/order/cart", query: [("descripton", "x")]))
        == "GET /order/cart: the query has no parameter 'descripton'; did you mean 'description'?")
    #expect(
      await refusal(APIRequest(.post, "/order/cart/x/eco", body: ["plancode": "24sk10"]))
        == "POST /order/cart/x/eco: the body has no key 'plancode'; did you mean 'planCode'?")
  }

  @Test func sendsWhatTheDescriptionDoesNotKnow() async {
    for request in [
      APIRequest(.get, "/vps/vps-1.example"), APIRequest(.get, "/order/cart/x/somethingNew"),
      APIRequest(.get, "/v2/iam/policy"), APIRequest(.get, "/v1/order/cart"), APIRequest(.get, "/me/order/"),
      APIRequest(.get, "/order/cart/x/eco", query: [("planCode", "24sk10"), ("catalogName", "beta")]),
      APIRequest(.post, "/order/cart/x/item/1/configuration", body: ["cartId": "x", "itemId": 1, "label": "a"]),
    ] { #expect(await refusal(request) == nil) }
    var unchecked = APIRequest(.get, "/me/ordre")
    unchecked.isChecked = false
    #expect(await refusal(unchecked) == nil)
  }

  @Test func explainsARefusal() async {
    #expect(
      await hint(APIRequest(.get, "/auth/logout"), status: 404) == "this route takes POST")
    // of routes that are not described only the writes are known, and so nothing is said of the reads
    #expect(await hint(APIRequest(.get, "/vps/none"), status: 404) == nil)
    #expect(
      await hint(APIRequest(.get, "/nothing/none"), status: 404)
        == "the route is not in the OVHcloud API v1, description of 2026-05-17")
    #expect(
      await hint(APIRequest(.get, "/order/cart/x/eco/options"), status: 400) == "the call needs 'planCode'")
    #expect(
      await hint(APIRequest(.get, "/me/order/last"), status: 400) == "'orderId' takes a whole number")
    #expect(
      await hint(
        APIRequest(
          .post, "/order/cart/x/eco",
          body: ["planCode": "a", "duration": "12 months", "pricingMode": "default", "quantity": 1]), status: 400)
        == "'duration' takes an ISO 8601 duration such as P1M or P1Y")
    #expect(
      await hint(APIRequest(.get, "/order/catalog/public/eco", query: [("ovhSubsidiary", "fr")]), status: 400)
        == "'ovhSubsidiary' takes one of CZ, DE, ES, EU, FI, FR, GB, IE, IT, LT, MA, NL, PL, PT, SN, TN")
    #expect(
      await hint(
        APIRequest(.get, "/order/cart/x/checkout"), status: 403,
        #"{"class":"Client::Forbidden","message":"User not granted for this request"}"#)
        == "with a service account, allow it order:apiovh:cart/checkout/simulate")
  }

  @Test func leavesOpenRoutesUnsigned() async throws {
    let transport = ScriptedTransport(json: "{}")
    let client = testClient(transport)
    _ = try await client.call(
      APIRequest(.get, "/order/catalog/public/eco", query: [("ovhSubsidiary", "FR")]))
    _ = try await client.call(APIRequest(.post, "/auth/credential", body: ["accessRules": []]))
    for request in transport.requests { #expect(!request.headers.contains { $0.name == "X-Ovh-Signature" }) }
    #expect(transport.requests.count == 2)
    _ = try await client.call(APIRequest(.get, "/order/cart/x"))
    #expect(transport.requests.last?.headers.contains { $0.name == "X-Ovh-Signature" } == true)
  }
}
