import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import OVHClient
import PanierKit

/// A bare loop over AsyncHTTPClient: requests made and signed beforehand, answers read and thrown away.
struct BareWay {
  private let endpoint: Endpoint
  private let cart: String
  private let client = HTTPClient(eventLoopGroupProvider: .singleton)

  init(_ endpoint: Endpoint, cart: String) {
    self.endpoint = endpoint
    self.cart = cart
  }

  /// The requests for the offers of names, signed at this moment.
  func requests(_ names: [String]) -> [HTTPClientRequest] {
    guard case .applicationKeys(let key, let secret, .some(let consumerKey)) = Credentials.simulator else { return [] }
    let time = Int64(Date().timeIntervalSince1970)
    return names.map { name in
      let url = "\(endpoint.baseURL)/order/cart/\(cart)/domain?domain=\(name)"
      var request = HTTPClientRequest(url: url)
      request.headers = [
        "Accept": "application/json", "X-Ovh-Application": key, "X-Ovh-Consumer": consumerKey,
        "X-Ovh-Timestamp": String(time),
        "X-Ovh-Signature": Signature.value(
          secret: secret, consumerKey: consumerKey, method: "GET", url: url, body: [], timestamp: time),
      ]
      return request
    }
  }

  /// Asks for the offers of names.
  func ask(_ names: [String]) async throws { try await send(requests(names)) }

  /// Sends requests, as many at once as is measured.
  /// - Throws: what the client throws; ``UnexpectedAnswer``.
  func send(_ requests: [HTTPClientRequest]) async throws {
    try await inFlight(requests.count) { index in
      let answer = try await client.execute(requests[index], timeout: .seconds(60))
      let body = try await answer.body.collect(upTo: 1 << 20)
      guard answer.status == .ok, body.readableBytes > 2 else { throw UnexpectedAnswer(status: answer.status.code) }
    }
  }

  /// Closes the connections.
  func shutdown() async { try? await client.shutdown() }
}

/// An answer that would make a figure worthless.
struct UnexpectedAnswer: Error {
  let status: UInt
}
