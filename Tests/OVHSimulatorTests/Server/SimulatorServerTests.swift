import FoundationEssentials
import OVHClient
import OVHSimulatorServer
import Testing

@testable import OVHSimulator

@Suite struct SimulatorServerTests {
  /// Runs a body against a server and the simulator behind it.
  private func serving(
    publicURL: String? = nil, _ body: @Sendable (Simulator, Int) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    let simulator = Simulator(clock: { clock.now })
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let server = SimulatorServer(simulator: simulator, publicURL: publicURL) { continuation.yield($0) }
    let task = Task {
      defer { continuation.finish() }
      try await server.run()
    }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    do {
      try await body(simulator, port)
    } catch {
      task.cancel()
      throw error
    }
    task.cancel()
    try? await task.value
  }

  private func request(_ port: Int, _ method: String, _ target: String, _ body: String = "") async throws -> String {
    let bytes = try await SocketClient.exchange(
      port: port,
      "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    return String(decoding: bytes, as: UTF8.self)
  }

  private func body(_ answer: String) -> String {
    answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
  }

  @Test func answersAreThoseOfTheProcessByteForByte() async throws {
    try await serving { _, port in
      let other = APIClient().anonymous
      let steps: [(String, String, String)] = [
        ("GET", "/auth/time", ""), ("POST", "/order/cart", #"{"ovhSubsidiary":"FR","description":"é"}"#),
        ("POST", "/order/cart", "{"), ("GET", "/me", ""), ("GET", "/nothing", ""),
        ("GET", "/order/catalog/public/dns?ovhSubsidiary=FR", ""),
        ("GET", "/domain/data/extension?country=FR", ""),
      ]
      for (number, step) in steps.enumerated() {
        // Both bases are the same API.
        let base = number % 2 == 0 ? "/1.0" : "/v1"
        let served = try await request(port, step.0, base + step.1, step.2)
        let direct = other.send(step.0, step.1, Array(step.2.utf8))
        #expect(served.hasPrefix("HTTP/1.1 \(direct.status) "))
        #expect(body(served) == direct.text)
        for header in direct.response.headers { #expect(served.contains("\(header.name): \(header.value)\r\n")) }
      }
    }
  }

  @Test func aSignatureIsJudgedByTheURLAsSent() async throws {
    try await serving { _, port in
      for (host, status) in [("127.0.0.1:\(port)", 200), ("localhost:\(port)", 200), ("elsewhere", 400)] {
        let signed = host == "elsewhere" ? "127.0.0.1:\(port)" : host
        let signature = Authenticator.signature(
          secret: "simulator-secret", consumerKey: "simulator-consumer", method: "GET",
          url: "http://\(signed)/1.0/order/cart?description=a%20b", body: [], timestamp: "1795492800")
        let bytes = try await SocketClient.exchange(
          port: port,
          """
          GET /1.0/order/cart?description=a%20b HTTP/1.1\r
          Host: \(host)\r
          Connection: close\r
          X-Ovh-Application: simulator\r
          X-Ovh-Consumer: simulator-consumer\r
          X-Ovh-Timestamp: 1795492800\r
          X-Ovh-Signature: \(signature)\r
          \r

          """)
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 \(status) "), "\(host)")
      }
    }
  }

  /// The status of a call that was signed for a URL and came with the header fields of a proxy.
  private func status(of signed: String, _ port: Int, _ proxy: String = "") async throws -> String {
    let signature = Authenticator.signature(
      secret: "simulator-secret", consumerKey: "simulator-consumer", method: "GET", url: signed, body: [],
      timestamp: "1795492800")
    let bytes = try await SocketClient.exchange(
      port: port,
      "GET /1.0/me HTTP/1.1\r\nHost: sim.example\r\nConnection: close\r\n\(proxy)X-Ovh-Application: simulator\r\n"
        + "X-Ovh-Consumer: simulator-consumer\r\nX-Ovh-Timestamp: 1795492800\r\nX-Ovh-Signature: \(signature)\r\n\r\n")
    return String(String(decoding: bytes, as: UTF8.self).dropFirst(9).prefix(3))
  }

  @Test func aProxyOnThisMachineSaysThatClientsSpeakTLS() async throws {
    try await serving { _, port in
      let secure = "https://sim.example/1.0/me"
      for (signed, proxy, expected) in [
        (secure, "", "400"), (secure, "X-Forwarded-Proto: https\r\n", "200"),
        (secure, "x-forwarded-proto: HTTPS, http\r\n", "200"), (secure, "X-Forwarded-Proto: http\r\n", "400"),
        ("http://sim.example/1.0/me", "X-Forwarded-Proto: gopher\r\n", "200"),
      ] {
        let status = try await status(of: signed, port, proxy)
        #expect(status == expected, "\(signed) \(proxy)")
      }
    }
  }

  @Test func thePublicURLIsWhatClientsSign() async throws {
    try await serving(publicURL: "https://shop.example:8443") { _, port in
      for (signed, proxy, expected) in [
        ("https://shop.example:8443/1.0/me", "", "200"), ("http://sim.example/1.0/me", "", "400"),
        ("https://sim.example/1.0/me", "X-Forwarded-Proto: https\r\n", "400"),
      ] {
        let status = try await status(of: signed, port, proxy)
        #expect(status == expected, "\(signed) \(proxy)")
      }
      let body = #"{"accessRules":[{"method":"GET","path":"/me"}]}"#
      let asked = try await SocketClient.exchange(
        port: port,
        "POST /1.0/auth/credential HTTP/1.1\r\nHost: sim.example\r\nConnection: close\r\n"
          + "X-Ovh-Application: simulator\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      #expect(String(decoding: asked, as: UTF8.self).contains("https://shop.example:8443/auth/?credentialToken="))
    }
  }

  @Test func faultsShowOnTheWire() async throws {
    try await serving { simulator, port in
      let order = { (kind: String) in
        _ = try await request(port, "POST", "/_simulator/faults", #"{"route":"POST /order/cart","kind":"\#(kind)"}"#)
        return try await request(port, "POST", "/1.0/order/cart", #"{"ovhSubsidiary":"FR"}"#)
      }
      #expect(try await order("drop_before_commit") == "")
      #expect(try await order("drop_after_commit") == "")
      let truncated = try await order("truncate")
      #expect(truncated.contains("Content-Length: 131\r\n"))
      #expect(body(truncated).utf8.count == 65)
      #expect(body(try await order("garbage")).hasPrefix("<html>"))
      #expect(simulator.calls.map(\.status) == [nil, nil, 200, 200])
    }
  }

  @Test func thePageAtTheRootShowsWhatHappened() async throws {
    try await serving { _, port in
      _ = try await request(port, "POST", "/1.0/order/cart", #"{"ovhSubsidiary":"FR","description":"<script>"}"#)
      let page = try await request(port, "GET", "/")
      #expect(page.contains("Content-Type: text/html; charset=utf-8\r\n"))
      #expect(page.contains("&lt;script&gt;"))
      #expect(!page.contains("<script>"))
    }
  }

  @Test(arguments: [
    "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /1.0/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  ])
  func hostileBytesLeaveTheServerRunning(_ bytes: String) async throws {
    try await serving { _, port in
      _ = try await SocketClient.exchange(port: port, bytes)
      #expect(try await request(port, "GET", "/1.0/auth/time").hasSuffix("1795492800"))
    }
  }
}
