import OVHClient
import PanierKit

/// The typed client in Swift.
struct SwiftWay {
  /// The cart that is asked.
  let cart: String
  private let client: OVHClient

  /// Makes a cart.
  init(_ endpoint: Endpoint) async throws {
    client = OVHClient(
      endpoint: endpoint, credentials: .simulator, transport: HTTPTransport(),
      options: OVHClientOptions(requestsPerMinute: nil))
    cart = try await client.createCart(subsidiary: "FR").id
  }

  /// Asks for the offers of names.
  func ask(_ names: [String]) async throws {
    try await inFlight(names.count) { index in
      let offers = try await client.domainOffers(cart: cart, domain: names[index])
      guard !offers.isEmpty else { throw UnexpectedAnswer(status: 200) }
    }
  }

  /// Deletes the cart and closes the connections.
  func shutdown() async {
    try? await client.deleteCart(cart)
    await client.shutdown()
  }
}
