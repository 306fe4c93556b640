import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct RouteTests {
  /// What the simulator serves of the described operations.
  private static let served = [
    "/auth", "/dedicated/server", "/domain", "/email/domain", "/hosting/web", "/ip", "/me", "/order/cart",
    "/order/cartServiceOption", "/order/catalog/public", "/order/upgrade", "/service", "/services", "/vps",
  ]
  private static let unserved = [
    "/domain/data/smd", "/me/agreements", "/me/credit", "/me/fidelityAccount/",
    "/me/ovhAccount/{ovhAccountId}/creditOrder", "/me/ovhAccount/{ovhAccountId}/movements/{movementId}/requestRefund",
    "/me/ovhAccount/{ovhAccountId}/retrieveMoney", "/me/paymentMean",
  ]

  @Test func everyServedRouteIsAnswered() {
    let operations = RouteTable.shared.describedOperations.filter { operation in
      Self.served.contains { operation.path == $0 || operation.path.hasPrefix($0 + "/") }
        && !Self.unserved.contains { operation.path.hasPrefix($0) }
    }
    #expect(operations.count == 711)
    for operation in operations {
      let call = RoutedCall(method: operation.method.rawValue, path: operation.path)
      #expect(call?.operation == operation)
      #expect(call?.answer != nil, "\(operation.method.rawValue) \(operation.path)")
    }
  }

  @Test func pathsAreMatchedWithTheirValuesDecoded() throws {
    let call = try #require(RoutedCall(method: "GET", path: "/order/cart/a%20b/item/12/configuration"))
    #expect(call.values == ["cartId": "a b", "itemId": "12"])
  }

  @Test func aSlashAtTheEndIsTolerated() {
    #expect(RoutedCall.template("GET", "/me/order/") == "/me/order")
  }

  @Test func literalSegmentsWinOverParameters() {
    #expect(RoutedCall.template("GET", "/domain/extensions/highlighted") == "/domain/extensions/highlighted")
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
