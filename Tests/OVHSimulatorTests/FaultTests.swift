import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct FaultTests {
  let client = APIClient()
  private let route = "POST /order/cart/{cartId}/checkout"

  private func order(_ kind: String, _ more: JSONValue = [:], route: String? = nil) -> Answer {
    let fault: JSONValue = ["route": .string(route ?? self.route), "kind": .string(kind)]
    return client.post("/_simulator/faults", fault.merging(more))
  }

  private func checkout() -> (cart: String, answer: Answer) {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    return (cart, client.post(cart + "/checkout", ["waiveRetractationPeriod": true]))
  }

  @Test func droppedBeforeCommitHasNoEffect() {
    #expect(order("drop_before_commit", ["times": 1]).status == 200)
    let (cart, answer) = checkout()
    #expect(answer.response.delivery == .dropped)
    #expect(client.get(cart)["readOnly"] == false)
    #expect(client.get("/me/order").json == [])
  }

  @Test func droppedAfterCommitHasItsEffect() {
    #expect(order("drop_after_commit").status == 200)
    let (cart, answer) = checkout()
    #expect(answer.response.delivery == .dropped)
    #expect(client.get(cart)["readOnly"] == true)
    #expect(client.get("/me/order").json.array?.count == 1)
  }

  @Test func aStatusHasNoEffect() {
    #expect(order("status", ["status": 503]).status == 200)
    let (cart, answer) = checkout()
    #expect(answer.status == 503)
    #expect(client.get(cart)["readOnly"] == false)
  }

  @Test func tooManyRequestsSaysWhenToComeBack() {
    _ = order("status", ["status": 429, "retry_after": 2], route: "GET /me")
    let answer = client.get("/me")
    #expect(answer.status == 429)
    #expect(answer.response.headers.contains(HeaderField("Retry-After", "2")))
  }

  @Test func delayTruncateAndGarbageHaveTheirEffect() {
    _ = order("delay", ["ms": 250])
    #expect(checkout().answer.response.delayMilliseconds == 250)
    _ = order("truncate")
    #expect(checkout().answer.response.delivery == .truncated)
    _ = order("garbage")
    #expect(checkout().answer.json == .null)
    #expect(client.get("/me/order").json.array?.count == 3)
  }

  @Test func aFaultStrikesAsOftenAsOrdered() {
    _ = order("status", ["status": 500, "times": 2, "skip": 1], route: "GET /me")
    #expect((0..<5).map { _ in client.get("/me").status } == [200, 500, 500, 200, 200])
  }

  @Test(arguments: ["GET /me/order/{orderId}/status", "GET /me/order/*", "* /me/order/{orderId}/status", "*"])
  func aRouteIsNamedByTemplateOrPattern(_ route: String) {
    let id = client.order("free-a.fr")
    _ = order("status", ["status": 500], route: route)
    #expect(client.get("/me/order/\(id)/status").status == 500)
  }

  @Test(arguments: [
    (
      #"{"kind":"status","status":500}"#,
      "route must be a method and a path, such as \"POST /order/cart/{cartId}/checkout\", or \"*\""
    ),
    (
      #"{"route":"GET /me","kind":"explode"}"#,
      "kind must be one of drop_before_commit, drop_after_commit, status, delay, truncate, garbage"
    ),
    (#"{"route":"GET /me","kind":"status"}"#, "status must be an integer from 400 to 599"),
    (#"{"route":"GET /me","kind":"delay","ms":-1}"#, "ms must be an integer from 0 to 3600000"),
    (#"{"route":"GET /me","kind":"garbage","times":0}"#, "times must be an integer from 1"),
  ])
  func aWrongOrderIsRefused(_ body: String, _ message: String) {
    let answer = client.send("POST", "/_simulator/faults", Array(body.utf8))
    #expect(answer.status == 400)
    #expect(answer.message == message)
  }

  @Test func callsAreToldOldestFirst() {
    _ = order("drop_after_commit", route: "POST /order/cart")
    client.post("/order/cart", ["ovhSubsidiary": "FR"])
    client.get("/order/cart?description=a%20b")
    #expect(
      client.get("/_simulator/calls").text
        == #"{"calls":[{"method":"POST","path":"/order/cart","query":"","body":"{\"ovhSubsidiary\":\"FR\"}","status":null},"#
        + #"{"method":"GET","path":"/order/cart","query":"description=a%20b","body":"","status":200}]}"#)
  }

  @Test func resetForgetsEverything() {
    _ = client.order("free-a.fr")
    _ = order("status", ["status": 500], route: "*")
    client.post("/_simulator/clock", ["advance": 3600])
    #expect(client.post("/_simulator/reset").text == "null")
    #expect(client.get("/_simulator/calls").text == #"{"calls":[]}"#)
    #expect(client.get("/_simulator/faults").text == #"{"faults":[]}"#)
    #expect(client.get("/me/order").json == [])
    #expect(client.get("/auth/time").json == 1_795_492_800)
  }

  @Test func theClockIsMovedAndHastened() {
    #expect(
      client.post("/_simulator/clock", ["advance": 60, "speed": 100]).text
        == #"{"time":"2026-11-24T04:01:00+00:00","speed":100.0}"#)
    client.clock.advance(2)
    #expect(client.anonymous.get("/auth/time").json == 1_795_493_060)
    let answer = client.post("/_simulator/clock", ["advance": -5])
    #expect(answer.message == "advance must be a number from 0 to 3155760000")
  }

  @Test func chaosSparesWrites() {
    var configuration = SimulatorConfiguration()
    configuration.chaosPercent = 100
    let client = APIClient(configuration)
    let answers = (0..<50).map { _ in client.get("/auth/time").response }
    #expect(answers.allSatisfy { $0.status != 200 || $0.delivery == .dropped || $0.delayMilliseconds > 0 })
    #expect(client.post("/order/cart", ["ovhSubsidiary": "FR"]).status == 200)
  }
}
