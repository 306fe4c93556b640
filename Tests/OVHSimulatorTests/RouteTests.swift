import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct RouteTests {
  @Test func everyServedRouteIsAnswered() {
    for fields in TableReader.lines(of: RouteData.text) {
      guard let route = Route(fields) else {
        Issue.record("unreadable line \(fields)")
        continue
      }
      let match = RouteTable.shared.match(method: route.method, path: route.template)
      #expect(match?.route.template == route.template)
      #expect(match?.handler != nil, "\(route.method) \(route.template)")
    }
  }

  @Test func pathsAreMatchedWithTheirValuesDecoded() throws {
    let match = try #require(RouteTable.shared.match(method: "GET", path: "/order/cart/a%20b/item/12/configuration"))
    #expect(match.values == ["cartId": "a b", "itemId": "12"])
  }

  @Test func aSlashAtTheEndIsTolerated() {
    #expect(RouteTable.shared.match(method: "GET", path: "/me/order/")?.route.template == "/me/order")
  }

  @Test func literalSegmentsWinOverParameters() {
    let match = RouteTable.shared.match(method: "GET", path: "/domain/extensions/highlighted")
    #expect(match?.route.template == "/domain/extensions/highlighted")
  }

  @Test(arguments: ["/nothing", "", "/", "/order", "/order/cart/x/nothing", "/me/order/1/status/2", "/order/cart/%zz"])
  func unknownURLsAnswer404(_ path: String) {
    let answer = APIClient().get(path)
    #expect(answer.status == 404)
    #expect(answer.text == #"{"class":"Client::NotFound","message":"Got an invalid (or empty) URL"}"#)
  }

  @Test func anUnknownMethodAnswers404() {
    #expect(APIClient().call("PATCH", "/order/cart").status == 404)
  }
}
