import OVHClient
import OVHSimulator
import PanierOrdering
import Synchronization
import Testing

/// How the wait for an order ends.
@Suite struct OrderWatchTests {
  /// A watch whose waits pass on the simulator's clock.
  private func watch(
    _ shop: Shop, progress: @escaping @Sendable (OrderStatus, Double) -> Void = { _, _ in }
  ) -> OrderWatch {
    let simulator = shop.simulator
    return OrderWatch(
      client: shop.client,
      sleep: {
        simulator.advance(by: Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18)
      }, progress: progress)
  }

  @Test func endsWithTheNamesOfTheServices() async throws {
    let shop = try await Shop()
    let id = try await shop.spending().checkout(shop.request()).orderID
    _ = try await shop.spending().pay(PaymentRequest(orderID: id))
    let seen = Mutex<[String]>([])
    let ending = try await watch(shop) { status, _ in seen.withLock { $0.append(status.rawValue) } }
      .run(id, limit: 60)
    #expect(ending == .delivered(services: ["free-example.fr"]))
    #expect(seen.withLock { $0 } == ["checking", "delivering", "delivered"])
  }

  @Test func saysWhyWaitingDoesNotHelp() async throws {
    let shop = try await Shop()
    let id = try await shop.spending().checkout(shop.request()).orderID
    #expect(try await watch(shop).run(id, limit: 60) == .stalled(.notPaid))
    // Who has just paid it knows better for a moment.
    #expect(try await watch(shop).run(id, limit: 2, hasPaid: { true }) == .outOfTime(status: .notPaid))
    shop.simulator.advance(by: 15 * 86_400)
    #expect(try await watch(shop).run(id, limit: 60) == .stalled(.cancelled))
  }

  @Test func endsWhenItsTimeIsOver() async throws {
    let shop = try await Shop()
    let id = try await shop.spending().checkout(shop.request()).orderID
    _ = try await shop.spending().pay(PaymentRequest(orderID: id))
    #expect(try await watch(shop).run(id, limit: 1) == .outOfTime(status: .delivering))
  }

  @Test func endsWithoutNamesWhereTheCallerMaySeeNoMore() async throws {
    let shop = try await Shop(delivers: true)
    let id = try await shop.spending().checkout(shop.request()).orderID
    _ = try await shop.spending().pay(PaymentRequest(orderID: id))
    shop.fault("status", route: "GET /me/order/{orderId}/details", status: 403, message: "not granted")
    #expect(try await watch(shop).run(id, limit: 60) == .delivered(services: []))
  }
}
