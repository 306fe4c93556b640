import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct ControlRoutesTests {
  private let client = APIClient()

  @Test func callsOfOneRouteAreToldAlone() {
    let cart = client.cart()
    _ = client.get(cart)
    _ = client.get("/me")
    let told = client.get("/_simulator/calls?route=GET%20/order/cart/%7BcartId%7D").json["calls"]?.array ?? []
    #expect(told.map { $0["path"] } == [.string(cart)])
    #expect(client.get("/_simulator/calls?route=GET+/me").json["calls"]?.array?.count == 1)
    #expect(client.get("/_simulator/calls?route=DELETE+/me").json["calls"] == [])
  }

  @Test func aRouteThatIsNoneIsRefused() {
    #expect(
      client.get("/_simulator/calls?route=me").message
        == #"route must be a method and a path, such as "POST /order/cart/{cartId}/checkout", or "*""#)
  }
}
