import NIOCore
import OVHClient
import Testing

/// The transport against servers that misbehave on real sockets.
@Suite struct HTTPTransportTests {
  private static let empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

  private func send(
    to url: String, method: String = "GET", body: [UInt8]? = nil, options: HTTPTransportOptions = .init()
  ) async -> Result<TransportResponse, any Error> {
    let transport = HTTPTransport(options: options)
    let result: Result<TransportResponse, any Error>
    do {
      result = .success(
        try await transport.send(
          TransportRequest(method: method, url: url, headers: [HeaderField("X-Test", "1")], body: body)))
    } catch { result = .failure(error) }
    await transport.shutdown()
    return result
  }

  private func fault(
    _ steps: [LoopbackServer.Step], method: String = "POST", options: HTTPTransportOptions = .init()
  ) async throws -> TransportError? {
    try await LoopbackServer.run({ _, _ in steps }) { server in
      let result = await send(to: server.url + "/x", method: method, body: Array("{}".utf8), options: options)
      guard case .failure(let failure) = result, let error = failure as? TransportError else { return nil }
      // Never twice. A client that gave up in time may have done so before the server had read anything.
      #expect(server.requests.count == 1 || (error.kind == .timedOut && server.requests.isEmpty))
      return error
    }
  }

  private func answer(_ steps: [LoopbackServer.Step]) async throws -> TransportResponse {
    try await LoopbackServer.run({ _, _ in steps }) { server in
      try await send(to: server.url + "/x").get()
    }
  }

  @Test func sendsTheExactBytes() async throws {
    try await LoopbackServer.run({ _, _ in [.send(Self.empty)] }) { server in
      _ = try await send(to: server.url + "/1.0/order/cart?a=%C3%A9", method: "POST", body: Array("{\"é\":1}".utf8))
        .get()
      let request = try #require(server.requests.first)
      #expect(request.hasPrefix("POST /1.0/order/cart?a=%C3%A9 HTTP/1.1\r\n"))
      #expect(request.lowercased().contains("\r\nx-test: 1\r\n"))
      #expect(request.lowercased().contains("\r\ncontent-length: 8\r\n"))
      #expect(request.hasSuffix("\r\n\r\n{\"é\":1}"))
    }
  }

  @Test func knowsARefusedConnection() async throws {
    let port = LoopbackServer.refusedPort
    let result = await send(to: "http://127.0.0.1:\(port)/")
    #expect(throws: TransportError(.notConnected, reason: "connection to 127.0.0.1:\(port) refused")) {
      try result.get()
    }
  }

  @Test func knowsAHostThatIsNotFound() async throws {
    let result = await send(to: "http://no-such-host.invalid/")
    #expect(throws: TransportError(.notConnected, reason: "the host 'no-such-host.invalid' was not found")) {
      try result.get()
    }
  }

  @Test func knowsAConnectionThatIsResetBeforeTheAnswer() async throws {
    #expect(try await fault([.reset])?.kind == .connectionLost)
  }

  @Test func knowsAConnectionThatIsClosedBeforeTheAnswer() async throws {
    #expect(
      try await fault([.close]) == TransportError(.connectionLost, reason: "the server closed the connection"))
  }

  @Test func knowsAnAnswerThatEndsInItsHead() async throws {
    #expect(try await fault([.send("HTTP/1.1 200 OK\r\nContent-Le"), .close])?.kind == .connectionLost)
  }

  @Test func knowsAnAnswerThatEndsInItsBody() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"cartId\":"
    #expect(try await fault([.send(head), .close])?.kind == .connectionLost)
    #expect(try await fault([.send(head), .reset])?.kind == .connectionLost)
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"car"
    #expect(try await fault([.send(chunked), .close])?.kind == .connectionLost)
  }

  @Test func stopsABodyThatNeverEnds() async throws {
    let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
    let error = try await fault(
      [
        .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .flood(Array(chunk.utf8), atMost: 1 << 30),
      ], options: HTTPTransportOptions(maximumBodySize: 1 << 20))
    #expect(error == TransportError(.malformedAnswer, reason: "the answer is larger than 1048576 bytes"))
  }

  @Test func refusesALargeBodyByItsAnnouncement() async throws {
    let error = try await fault([.send("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")])
    #expect(error == TransportError(.malformedAnswer, reason: "the answer is larger than 67108864 bytes"))
  }

  @Test func readsAHundredMegabytesWhereTheyAreAllowed() async throws {
    let size = 100 << 20
    let steps: [LoopbackServer.Step] = [
      .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"),
      .flood([UInt8](repeating: 0x20, count: 1 << 20), atMost: size),
    ]
    let answer = try await LoopbackServer.run({ _, _ in steps }) { server in
      // As long as a busy machine takes.
      try await send(
        to: server.url, options: HTTPTransportOptions(totalTimeout: .seconds(3600), maximumBodySize: size)
      ).get()
    }
    #expect(answer.body.count == size)
  }

  @Test func endsASlowDrip() async throws {
    let drip = Array(("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: " ", count: 1000)).utf8)
    let options = HTTPTransportOptions(totalTimeout: .milliseconds(300))
    let error = try await fault([.drip(drip, pause: .milliseconds(5))], options: options)
    #expect(error?.kind == .timedOut)
    #expect(error?.reason.hasSuffix("within 300 ms") == true)
  }

  @Test func endsALongSilence() async throws {
    let options = HTTPTransportOptions(readTimeout: .milliseconds(100))
    #expect(
      try await fault([], options: options)
        == TransportError(.timedOut, reason: "the server was silent for 100 ms"))
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"
    #expect(try await fault([.send(head)], options: options)?.kind == .timedOut)
  }

  @Test func knowsWhatIsNotHTTP() async throws {
    #expect(
      try await fault([.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), .close])
        == TransportError(.malformedAnswer, reason: "the answer is not HTTP"))
  }

  @Test func followsNoRedirect() async throws {
    try await LoopbackServer.run({ _, _ in
      [.send("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")]
    }) { server in
      let answer = try await send(to: server.url + "/x").get()
      #expect(answer.status == 302)
      #expect(server.requests.count == 1)
    }
  }

  @Test func readsGzip() async throws {
    let zipped: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 78, 44, 42, 241, 76, 81, 178, 82, 170, 202, 44, 40, 72, 77, 81, 170,
      5, 0, 195, 99, 232, 189, 19, 0, 0, 0,
    ]
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(zipped.count)\r\n\r\n"
    let answer = try await answer([.send(head), .send(zipped)])
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"cartId":"zipped"}"#)
    let damaged = [31, 139] + [UInt8](repeating: 0x55, count: zipped.count - 2)
    #expect(try await fault([.send(head), .send(damaged)])?.kind == .malformedAnswer)
  }

  @Test func distrustsAnUnknownIssuer() async throws {
    try await LoopbackServer.run(tls: true, { _, _ in [.send(Self.empty)] }) { server in
      let result = await send(to: "https://localhost:\(server.port)/", method: "POST", body: [])
      #expect(throws: TransportError(.notConnected, reason: "the server's certificate is not trusted")) {
        try result.get()
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func knowsAServerThatSpeaksNoTLS() async throws {
    try await LoopbackServer.run({ _, _ in [.close] }) { server in
      let options = HTTPTransportOptions(connectTimeout: .milliseconds(200))
      let result = await send(to: "https://127.0.0.1:\(server.port)/", options: options)
      #expect(throws: TransportError.self) { try result.get() }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func goesThroughAProxy() async throws {
    try await LoopbackServer.run({ _, _ in [.send(Self.empty)] }) { proxy in
      let settings = ProxySettings(environment: [
        "http_proxy": "http://me:p%40ss@127.0.0.1:\(proxy.port)/", "NO_PROXY": "near.example, .inner.example",
      ])
      let options = HTTPTransportOptions(proxy: settings)
      let answer = try await send(to: "http://far.example/x", options: options).get()
      #expect(answer.status == 200)
      #expect(proxy.requests[0].hasPrefix("CONNECT far.example:80 HTTP/1.1\r\n"))
      #expect(proxy.requests[1].hasPrefix("GET /x HTTP/1.1\r\n"))
      #expect(proxy.requests[0].lowercased().contains("proxy-authorization: basic bwu6cebzcw=="))
      for host in ["near.example", "a.inner.example"] {
        let direct = await send(to: "http://\(host)/", options: options)
        #expect(throws: TransportError(.notConnected, reason: "the host '\(host)' was not found")) { try direct.get() }
      }
      #expect(proxy.requests.count == 2)
    }
  }

  @Test func knowsAProxyThatWantsAPassword() async throws {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    try await LoopbackServer.run({ _, _ in [.send(refusal)] }) { proxy in
      let options = HTTPTransportOptions(
        proxy: ProxySettings(https: "http://127.0.0.1:\(proxy.port)", http: "127.0.0.1:\(proxy.port)"))
      for scheme in ["https", "http"] {
        let result = await send(to: "\(scheme)://eu.api.example/1.0/me", options: options)
        #expect(throws: TransportError(.notConnected, reason: "the proxy wants a user name and a password")) {
          try result.get()
        }
      }
      #expect(proxy.requests[0].hasPrefix("CONNECT eu.api.example:443 HTTP/1.1\r\n"))
    }
  }

  @Test(arguments: ["socks5://127.0.0.1:1", "http://", "http://host:0", "http://host:port"])
  func refusesAProxySettingThatIsNone(setting: String) async throws {
    let options = HTTPTransportOptions(proxy: ProxySettings(http: setting))
    let result = await send(to: "http://far.example/", options: options)
    let error = #expect(throws: TransportError.self) { try result.get() }
    #expect(error?.kind == .notConnected)
    #expect(error?.reason.hasPrefix("the proxy setting") == true)
  }

  @Test func keepsAConnectionForTheNextCall() async throws {
    try await LoopbackServer.run({ _, number in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\(number)")]
    }) { server in
      let transport = HTTPTransport()
      for number in 1...3 {
        let answer = try await transport.send(TransportRequest(method: "GET", url: server.url))
        #expect(answer.body == Array("\(number)".utf8))
      }
      await transport.shutdown()
    }
  }

  @Test func sendsNothingAfterShutdown() async throws {
    let transport = HTTPTransport()
    await transport.shutdown()
    await #expect(throws: TransportError(.notConnected, reason: "the transport was shut down")) {
      try await transport.send(TransportRequest(method: "GET", url: "http://127.0.0.1:1/"))
    }
  }

  @Test func mayBeForgottenWithoutShutdown() async throws {
    try await LoopbackServer.run({ _, _ in [.send(Self.empty)] }) { server in
      _ = try await HTTPTransport().send(TransportRequest(method: "GET", url: server.url))
    }
  }
}
