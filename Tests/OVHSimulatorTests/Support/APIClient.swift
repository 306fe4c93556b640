import FoundationEssentials
import OVHClient
import PanierTesting
import Synchronization
import Testing

@testable import OVHSimulator

/// A clock that moves only when it is told to.
final class ManualClock: Sendable {
  private let seconds: Mutex<Double>

  /// Creates a clock at 2026-11-24 04:00 UTC.
  init(_ seconds: Double = 1_795_492_800) { self.seconds = Mutex(seconds) }

  var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  func advance(_ amount: Double) { seconds.withLock { $0 += amount } }
}

/// A JSON number, written as it is expected.
func number(_ text: String) -> JSONValue { JSONNumber(text).map(JSONValue.number) ?? .null }

/// What came back from a call.
struct Answer {
  var response: SimulatorResponse

  var status: Int { response.status }
  /// The body as JSON; `null` where it is not JSON.
  var json: JSONValue { (try? JSONValue(parsing: response.body)) ?? .null }
  var text: String { String(decoding: response.body, as: UTF8.self) }
  var message: String? { json["message"]?.string }

  subscript(key: String) -> JSONValue { json[key] ?? .null }

  /// The value of a price.
  func price(_ keys: String...) -> String? {
    var value = json
    for key in keys { value = value[key] ?? .null }
    return value["value"].map(\.text)
  }
}

/// Calls a simulator in this process, signed or not.
struct APIClient {
  let simulator: Simulator
  let clock: ManualClock
  var key = "simulator"
  var secret = "simulator-secret"
  var consumer = "simulator-consumer"
  var isSigned = true

  /// Creates a client of a fresh simulator.
  /// - Parameters:
  ///   - configuration: what the simulator is like.
  ///   - isJudged: whether answers are judged by the API's description; random runs judge a part of theirs.
  init(_ configuration: SimulatorConfiguration = SimulatorConfiguration(), isJudged: Bool = true) {
    let clock = ManualClock()
    self.clock = clock
    simulator = Simulator(
      configuration: isJudged ? Self.judged(configuration) : configuration, clock: { clock.now })
  }

  /// A client of a simulator whose state is in a file.
  init(stateFile: String) throws {
    let clock = ManualClock()
    self.clock = clock
    simulator = try Simulator(
      configuration: Self.judged(SimulatorConfiguration()), stateFile: stateFile, clock: { clock.now })
  }

  /// A configuration with which an answer that the API's description does not allow fails the test that caused it.
  static func judged(_ configuration: SimulatorConfiguration) -> SimulatorConfiguration {
    configuration.judged { fault in Issue.record("\(fault)") }
  }

  /// The same client without signature.
  var anonymous: APIClient {
    var copy = self
    copy.isSigned = false
    return copy
  }

  /// Calls a path below the base, or a control below `/_simulator`.
  @discardableResult
  func call(
    _ method: String, _ target: String, _ body: JSONValue? = nil, headers extra: [HeaderField] = []
  ) -> Answer {
    let bytes = body?.bytes ?? []
    return send(method, target, bytes, headers: extra)
  }

  /// Calls with the bytes of a body.
  func send(_ method: String, _ target: String, _ body: [UInt8], headers extra: [HeaderField] = []) -> Answer {
    let isControl = target.hasPrefix("/_simulator") || target.hasPrefix("/auth/oauth2")
    let path = isControl ? target : "/1.0" + target
    let url = "https://simulator.panier.invalid" + path
    let headers = (isSigned ? signature(method, url, body) : [HeaderField("X-Ovh-Application", key)]) + extra
    return Answer(
      response: simulator.answer(method: method, target: path, url: url, headers: headers, body: body))
  }

  /// The header fields that sign a call.
  func signature(_ method: String, _ url: String, _ body: [UInt8]) -> [HeaderField] {
    let timestamp = String(Int(clock.now.timeIntervalSince1970))
    let signature = Authenticator.signature(
      secret: secret, consumerKey: consumer, method: method, url: url, body: body, timestamp: timestamp)
    return [
      HeaderField("X-Ovh-Application", key), HeaderField("X-Ovh-Consumer", consumer),
      HeaderField("X-Ovh-Timestamp", timestamp), HeaderField("X-Ovh-Signature", signature),
    ]
  }

  @discardableResult
  func get(_ target: String) -> Answer { call("GET", target) }

  @discardableResult
  func post(_ target: String, _ body: JSONValue? = nil) -> Answer { call("POST", target, body) }

  /// Makes a cart and gives its path.
  func cart(_ subsidiary: String = "FR", assigned: Bool = true) -> String {
    let path = "/order/cart/" + (post("/order/cart", ["ovhSubsidiary": .string(subsidiary)])["cartId"].string ?? "")
    if assigned { post(path + "/assign") }
    return path
  }

  /// Adds a name to a cart, ready for checkout, and gives the item's path.
  @discardableResult
  func add(_ domain: String, to cart: String, years: Int = 1) -> String {
    let item = post(cart + "/domain", ["domain": .string(domain), "duration": "P\(years)Y"])
    let path = cart + "/item/" + item["itemId"].text
    post(path + "/configuration", ["label": "OWNER_LEGAL_AGE", "value": true])
    return path
  }

  /// Orders one name and gives the identifier of the order as text.
  func order(_ domain: String, pays: Bool = false) -> String {
    let cart = cart()
    add(domain, to: cart)
    let order = post(
      cart + "/checkout",
      ["waiveRetractationPeriod": true, "autoPayWithPreferredPaymentMethod": .bool(pays)])
    return order["orderId"].text
  }

  /// Makes a cart with one server that passes checkout, and gives the cart's path.
  func serverCart(_ plan: String = "24sk10", datacenter: String = "gra") -> String {
    let cart = cart()
    let item = post(
      cart + "/eco", ["planCode": .string(plan), "duration": "P1M", "pricingMode": "default", "quantity": 1])
    let id = item["itemId"]
    for option in get(cart + "/eco/options?planCode=\(plan)").json.array ?? [] where option["mandatory"] == true {
      let family = option["family"]
      guard option["planCode"] == firstOption(of: family, plan, cart) else { continue }
      post(
        cart + "/eco/options",
        [
          "itemId": id, "planCode": option["planCode"] ?? nil, "duration": "P1M", "pricingMode": "default",
          "quantity": 1,
        ])
    }
    for (label, value) in [("dedicated_datacenter", datacenter), ("dedicated_os", "none_64.en")] {
      post(
        cart + "/item/\(id.text)/configuration",
        ["label": .string(label), "value": .string(value)])
    }
    return cart
  }

  private func firstOption(of family: JSONValue?, _ plan: String, _ cart: String) -> JSONValue? {
    get(cart + "/eco/options?planCode=\(plan)").json.array?.first { $0["family"] == family }?["planCode"]
  }
}
