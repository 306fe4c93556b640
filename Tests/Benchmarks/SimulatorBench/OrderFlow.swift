import FoundationEssentials
import OVHClient
import OVHSimulator

/// A whole order of a name: nine signed calls.
enum OrderFlow {
  /// Prints how many whole orders are placed in a second, one after the other.
  static func measure(seconds: Int) async throws {
    let caller = Caller(transport: SimulatorTransport(Simulator(clock: { .now })))
    for number in 0..<200 { try await order("free-warm-\(number).fr", caller) }
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    while clock.now < start + .seconds(seconds) {
      for number in count..<count + 100 { try await order("free-\(number).fr", caller) }
      count += 100
    }
    let elapsed = (clock.now - start) / .seconds(1)
    print("whole orders in process, 9 signed calls each: \(Int(Double(count) / elapsed))/s")
  }

  private static func order(_ name: String, _ caller: Caller) async throws {
    let cart = try "/order/cart/" + text(await caller.call("POST", "/order/cart", ["ovhSubsidiary": "FR"]), "cartId")
    _ = try await caller.call("GET", cart + "/domain?domain=\(name)")
    let item =
      try cart + "/item/" + text(await caller.call("POST", cart + "/domain", ["domain": .string(name)]), "itemId")
    _ = try await caller.call("POST", cart + "/assign")
    _ = try await caller.call("GET", item + "/requiredConfiguration")
    _ = try await caller.call("POST", item + "/configuration", ["label": "OWNER_LEGAL_AGE", "value": "true"])
    _ = try await caller.call("GET", cart + "/summary")
    _ = try await caller.call("GET", cart + "/checkout")
    _ = try await caller.call("POST", cart + "/checkout", ["waiveRetractationPeriod": true])
  }

  /// The text of a member that the flow goes on with.
  private static func text(_ json: JSONValue, _ name: String) throws -> String {
    guard let text = json[name]?.string ?? json[name]?.number?.text else {
      throw UnexpectedAnswer(call: "a call for \(name)", answer: json.text)
    }
    return text
  }
}
