import FoundationEssentials
import OVHClient
import OVHSimulatorServer
import PanierTesting
import Testing

@testable import OVHSimulator

/// Requests that nobody sends in good faith: every one gets an answer, and none breaks the simulator.
@Suite struct HostileRequestTests {
  private static let inProcess = 8000
  private static let overSockets = 2000
  /// The statuses that the API answers with by itself; 503 is how it answers a wrong duration.
  private static let statuses: Set = [200, 400, 401, 403, 404, 413, 503]

  /// Identifiers that exist in a simulator that has a cart and an order.
  private func known(_ client: APIClient) -> [String] {
    let cart = client.cart()
    let item = client.add("free-a.fr", to: cart)
    return [
      String(cart.split(separator: "/").last ?? ""), String(item.split(separator: "/").last ?? ""),
      client.order("free-b.fr"), client.order("free-c.fr", pays: true),
    ]
  }

  @Test(arguments: 1...16)
  func eightThousandAreAnsweredInProcess(_ seed: UInt64) async {
    var generator = SeededGenerator(seed: seed)
    let client = APIClient(isJudged: seed % 4 == 0)
    let known = known(client)
    for _ in 0..<(Self.inProcess / 16) {
      // Other tests wait for the same few threads.
      await Task.yield()
      let request = HostileRequest(known: known, using: &generator)
      // Whole catalogues have tests of their own and are long to write.
      if request.target.contains("/order/catalog") { continue }
      var headers = request.headers
      let url = "https://simulator.panier.invalid" + request.target
      if request.isSigned { headers = client.signature(request.method, url, request.body) + headers }
      let answer = client.simulator.answer(
        method: request.method, target: request.target, url: url, headers: headers, body: request.body)
      #expect(Self.statuses.contains(answer.status), "seed \(seed): \(request)")
    }
    #expect(client.get("/auth/time").status == 200)
    #expect(client.get("/me/order/\(known[2])").status == 200)
  }

  @Test func twoThousandAreAnsweredOverSockets() async throws {
    let watch = ConformanceWatch()
    let simulator = Simulator(configuration: watch.watching(SimulatorConfiguration()), clock: { .now })
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let server = SimulatorServer(simulator: simulator) { continuation.yield($0) }
    let task = Task {
      defer { continuation.finish() }
      try await server.run()
    }
    defer { task.cancel() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<8 {
        group.addTask { try await send(Self.overSockets / 8, seed: UInt64(1000 + part), to: port) }
      }
      try await group.waitForAll()
    }
    let last = try await SocketClient.exchange(
      port: port, "GET /1.0/auth/time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(String(decoding: last, as: UTF8.self).hasPrefix("HTTP/1.1 200 "))
    try watch.check()
  }

  private func send(_ count: Int, seed: UInt64, to port: Int) async throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count {
      let request = HostileRequest(known: [], using: &generator)
      if request.target.contains("/order/catalog") { continue }
      let fields = request.headers.map { "\($0.name): \($0.value)\r\n" }.joined()
      let head = "\(request.method) \(request.target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
      // Some requests are cut, and some tell another length than they have.
      let length =
        switch Int.random(in: 0...19, using: &generator) {
        case 0: "Content-Length: -1\r\n"
        case 1: "Transfer-Encoding: chunked\r\n"
        case 2: "Content-Length: 5\r\nContent-Length: 7\r\n"
        default: "Content-Length: \(request.body.count)\r\n"
        }
      var bytes = Array("\(head)\(fields)\(length)\r\n".utf8) + request.body
      if Int.random(in: 0...19, using: &generator) == 0 {
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      }
      let answer = String(
        decoding: try await SocketClient.exchange(port: port, bytes, endsWriting: true), as: UTF8.self)
      // What is not HTTP may be answered by the end of the connection alone.
      guard !answer.isEmpty else { continue }
      let status = answer.hasPrefix("HTTP/1.1 ") ? Int(answer.dropFirst(9).prefix(3)) ?? 0 : 0
      #expect(Self.statuses.contains(status), "seed \(seed): \(request): \(answer.prefix(80))")
    }
  }

  @Test(arguments: [Int64.max, 10_001, 0, -1, .min])
  func quantitiesBeyondReasonAreRefused(_ quantity: Int64) {
    let client = APIClient()
    let answer = client.post(
      client.cart() + "/webHosting",
      [
        "planCode": "hosting-perso", "duration": "P1M", "pricingMode": "default", "quantity": .integer(quantity),
      ])
    #expect(answer.status == 400)
  }

  @Test func aFullCartSaysSo() {
    let client = APIClient()
    let cart = client.cart()
    let body: JSONValue = ["planCode": "zone", "duration": "P1Y", "pricingMode": "default", "quantity": 1]
    for _ in 0..<SimulatorState.maximumItems { client.post(cart + "/dns", body) }
    #expect(client.post(cart + "/dns", body).message == "This cart is full")
  }
}
