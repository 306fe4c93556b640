import FoundationEssentials
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

  @Test(arguments: [("504", 504), ("400", 400), (#""drop""#, nil), (#""hang""#, nil)] as [(String, Int?)])
  func anEffectComesLateByTheClock(answer: String, status: Int?) throws {
    _ = order("late_commit", ["ms": 8000, "answer": try JSONValue(parsing: answer)])
    let (cart, late) = checkout()
    if let status {
      #expect(late.status == status && late.response.delivery == .whole)
    } else {
      #expect(late.response.delivery == (answer.contains("drop") ? .dropped : .hanging))
    }
    client.clock.advance(7)
    #expect(client.get(cart)["readOnly"] == false)
    client.clock.advance(1)
    #expect(client.get(cart)["readOnly"] == true)
    let id = client.get("/me/order").json.array?.first?.int64 ?? 0
    // Dated when it came to be.
    #expect(client.get("/me/order/\(id)")["date"].string?.contains("05:00:08") == true)
  }

  @Test func aLateEffectOutlivesTheAgeOfItsSignature() {
    _ = order("late_commit", ["ms": 800_000])
    let (cart, _) = checkout()
    client.clock.advance(800)
    #expect(client.get(cart)["readOnly"] == true)
  }

  @Test func aReplayedCallIsMadeTwice() {
    _ = order("replay")
    let (cart, answer) = checkout()
    #expect(answer.status == 400)
    #expect(answer.message == "This cart is read only: it has been checked out already")
    #expect(client.get(cart)["readOnly"] == true)
    #expect(client.get("/me/order").json.array?.count == 1)
  }

  @Test func anOrderIsListedLate() {
    _ = order("late_listing", ["ms": 60_000])
    let id = checkout().answer["orderId"].int64 ?? 0
    #expect(client.get("/me/order").json == [])
    #expect(client.get("/me/order/\(id)/status").json == "notPaid")
    client.clock.advance(60)
    #expect(client.get("/me/order").json.array?.count == 1)
  }

  @Test func anotherHandChangesTheCartFirst() {
    let call: JSONValue = [
      "method": "POST", "path": "/order/cart/{cartId}/domain", "body": ["domain": "free-b.fr", "duration": "P1Y"],
    ]
    _ = order("another_hand", ["call": call], route: "GET /order/cart/{cartId}/summary")
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    #expect(client.get(cart + "/item").json.array?.count == 1)
    _ = client.get(cart + "/summary")
    #expect(client.get(cart + "/item").json.array?.count == 2)
  }

  @Test func anAnswerTellsOtherTotals() {
    let cart = client.cart()
    client.add("free-a.fr", to: cart)
    let honest = client.get(cart + "/summary").price("prices", "withTax")
    _ = order("other_total", ["cents": 1], route: "GET /order/cart/{cartId}/summary")
    let other = client.get(cart + "/summary")
    #expect(honest == "6.71" && other.price("prices", "withTax") == "6.72")
    #expect(client.get(cart + "/summary").price("prices", "withTax") == honest)
  }

  @Test func typedControlsDoWhatThoseOverHTTPDo() throws {
    try client.simulator.strike(.status(503, on: "GET /me"))
    #expect(client.get("/_simulator/faults").json["faults"]?.array?.count == 1)
    #expect(client.get("/me").status == 503)
    #expect(client.simulator.calls(of: "GET /me").map(\.status) == [503])
    let before = client.simulator.time
    client.simulator.advance(by: 60)
    #expect(client.simulator.time == before.addingTimeInterval(60))
    client.simulator.forgetCalls()
    #expect(client.simulator.calls == [])
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
      "kind must be one of drop_before_commit, drop_after_commit, status, delay, truncate, garbage, late_commit, "
        + "replay, late_listing, another_hand, other_total"
    ),
    (
      #"{"route":"GET /me","kind":"late_commit","ms":1,"answer":"never"}"#,
      #"answer must be a status from 400 to 599, "drop" or "hang""#
    ),
    (#"{"route":"GET /me","kind":"late_commit"}"#, "ms must be an integer from 0 to 604800000"),
    (
      #"{"route":"GET /me","kind":"another_hand"}"#,
      "call must hold a method and a path, and a body where the route takes one"
    ),
    (#"{"route":"GET /me","kind":"other_total"}"#, "cents must be an integer from -1000000000 to 1000000000"),
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
