import PanierTesting
import Testing

/// The judge of requests itself: what it lets pass, and what it finds.
@Suite struct RequestConformanceTests {
  private func faults(_ method: String, _ path: String, query: String = "", body: String = "") -> [String] {
    RequestConformance().faults(method: method, path: path, query: query, body: body)
  }

  @Test func findsNothingInWhatIsDeclared() {
    #expect(faults("GET", "/me/order", query: "date.from=2026-01-01T00%3A00%3A00%2B00%3A00") == [])
    #expect(faults("POST", "/order/cart", body: #"{"ovhSubsidiary":"FR","expire":null}"#) == [])
    #expect(faults("POST", "/order/cart/x/checkout") == [])
    #expect(faults("GET", "/v1/me/order/12/") == [])
    let item = #"{"planCode":"24sk10","duration":"P1M","pricingMode":"default","quantity":1}"#
    #expect(faults("POST", "/order/cart/x/eco", body: item) == [])
  }

  @Test(arguments: [
    ("GET", "/me/ordre", "", "", "GET /me/ordre: there is no such operation"),
    ("PATCH", "/order/cart", "", "", "PATCH /order/cart: there is no such operation"),
    (
      "GET", "/me/order/twelve", "", "",
      "GET /me/order/{orderId}: the path's orderId is 'twelve', declared long"
    ),
    ("GET", "/me/order", "from=x", "", "GET /me/order: the query has 'from', which is not declared"),
    (
      "GET", "/me/order", "date.to=yesterday", "",
      "GET /me/order: the query's date.to is 'yesterday', declared datetime"
    ),
    (
      "GET", "/order/catalog/public/eco", "", "",
      "GET /order/catalog/public/eco: the query's 'ovhSubsidiary' is missing"
    ),
    (
      "GET", "/order/catalog/public/eco", "ovhSubsidiary=fr", "",
      "GET /order/catalog/public/eco: the query's ovhSubsidiary is 'fr', which nichandle.OvhSubsidiaryEnum has not"
    ),
    ("POST", "/order/cart", "", "{}", "POST /order/cart: the body's 'ovhSubsidiary' is missing"),
    ("POST", "/order/cart", "", "", "POST /order/cart: the body's 'ovhSubsidiary' is missing"),
    ("POST", "/order/cart", "", "[]", "POST /order/cart: the body is no JSON object"),
    (
      "POST", "/order/cart", "", #"{"ovhSubsidiary":"FR","note":1}"#,
      "POST /order/cart: the body has 'note', which is not declared"
    ),
    (
      "POST", "/order/cart", "", #"{"ovhSubsidiary":"FR","description":1}"#,
      "POST /order/cart: the body's description is 1, declared string"
    ),
    (
      "POST", "/order/cart/x/eco", "",
      #"{"planCode":"p","duration":"1M","pricingMode":"default","quantity":"1"}"#,
      "POST /order/cart/{cartId}/eco: the body's duration is '1M', declared duration"
    ),
    (
      "POST", "/me/order/1/pay", "", #"{"paymentMethod":{"id":"1"}}"#,
      #"POST /me/order/{orderId}/pay: the body's paymentMethod's id is "1", declared long"#
    ),
  ]) func findsWhatIsNot(method: String, path: String, query: String, body: String, fault: String) {
    #expect(faults(method, path, query: query, body: body).first == fault)
  }
}
