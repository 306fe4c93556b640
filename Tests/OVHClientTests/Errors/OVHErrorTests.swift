import OVHClient
import Testing

@Suite struct OVHErrorTests {
  private func error(_ status: Int, _ body: String, headers: [HeaderField] = []) async -> OVHError? {
    let transport = ScriptedTransport([.json(body, status: status, headers: headers)])
    let options = ManualClock().options(retry: .never)
    return await failure { try await testClient(transport, options: options).cart(testCart) }
  }

  @Test func readsTheCurrentForm() async {
    let error = await error(
      403, #"{"class":"Client::Forbidden","message":"You are not allowed","details":{}}"#,
      headers: [HeaderField("x-ovh-queryid", "EU.ext-2.69cc2b07.1")])
    #expect(error?.kind == .authentication)
    #expect(error?.status == 403)
    #expect(error?.errorClass == "Client::Forbidden")
    #expect(error?.queryID == "EU.ext-2.69cc2b07.1")
    #expect(
      error?.description
        == "GET /order/cart/… was refused with 403 Client::Forbidden: You are not allowed (query EU.ext-2.69cc2b07.1); "
        + "the account, its IAM policy or the product refuses: see the control panel")
  }

  @Test func readsTheOlderForm() async {
    let error = await error(
      403, #"{"errorCode":"NOT_GRANTED_CALL","httpCode":"403 Forbidden","message":"This call has not been granted"}"#)
    #expect(error?.kind == .authentication)
    #expect(
      error?.description
        == "GET /order/cart/… was refused with 403 NOT_GRANTED_CALL: This call has not been granted; "
        + "widen the access rules of the credential")
  }

  @Test func namesTheRightsThatAreMissing() async {
    let error = await error(
      403,
      #"{"class":"Client::Forbidden","message":"User not granted","details":{"unauthorizedActionsByIAM":"order:apiovh:cart/get"}}"#
    )
    #expect(error?.hint == "grant order:apiovh:cart/get")
  }

  @Test func joinsMessagesOfSeveralLines() async {
    let error = await error(
      400, #"{"message":"Custom field a is mandatory for product x\nCustom field b is mandatory for product x"}"#)
    #expect(error?.kind == .api)
    #expect(
      error?.description
        == "GET /order/cart/… was refused with 400: Custom field a is mandatory for product x; "
        + "Custom field b is mandatory for product x; set the missing labels of the item")
  }

  @Test func survivesHTMLAndNothing() async {
    #expect(
      await error(503, "<html>busy</html>")?.description
        == "GET /order/cart/… was refused with 503: the API is out of order")
    #expect(
      await error(404, "")?.description == "GET /order/cart/… was refused with 404: there is no such thing")
  }

  @Test func neverFollowsARedirect() async {
    let error = await error(302, "", headers: [HeaderField("Location", "https://elsewhere.example/")])
    #expect(
      error?.description
        == "GET /order/cart/… was refused with 302: a redirect, which is not followed; check the URL of the endpoint")
  }

  @Test func namesRouteAndKeyOfAnAnswerThatCannotBeUsed() async {
    #expect(
      await error(200, #"{"description":"x"}"#)?.description
        == "GET /order/cart/… answered 200 with JSON that cannot be used: 'cartId' is missing")
    #expect(
      await error(200, #"{"cartId":"x","items":[1,"two"]}"#)?.description
        == "GET /order/cart/… answered 200 with JSON that cannot be used: 'items[1]' is a string instead of a whole number"
    )
    #expect(
      await error(200, "<html>login</html>")?.description
        == "GET /order/cart/… answered 200 with HTML instead of JSON")
    #expect(
      await error(200, "{")?.description
        == "GET /order/cart/… answered 200 with something that is not JSON (a member without a name at byte 1) instead of JSON"
    )
  }

  @Test func tellsWhoIsRefusedFromWhatIsRefused() async {
    #expect(await error(401, "{}")?.kind == .authentication)
    #expect(
      await error(400, #"{"errorCode":"INVALID_SIGNATURE","message":"Invalid signature"}"#)?.kind == .authentication)
    #expect(await error(403, #"{"message":"This order can't be paid with 'bankAccount'"}"#)?.kind == .api)
    #expect(await error(404, "{}")?.kind == .api)
  }
}
