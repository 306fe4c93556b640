import NIOCore
import OVHClient
import Testing

/// The transport against servers that speak HTTP/2 over TLS on real sockets.
@Suite struct HTTP2Tests {
  private let folder: TemporaryFile

  init() throws { folder = try TemporaryFile(TestCertificate.certificate) }

  private func options(_ change: (inout HTTPTransportOptions) -> Void = { _ in }) throws -> HTTPTransportOptions {
    var options = HTTPTransportOptions(authorities: try CertificateAuthorities(adding: folder.path))
    change(&options)
    return options
  }

  private func fault(
    _ behaviour: HTTP2LoopbackServer.Behaviour, _ change: (inout HTTPTransportOptions) -> Void = { _ in }
  ) async throws -> TransportError? {
    try await HTTP2LoopbackServer.run(behaviour) { server in
      let transport = HTTPTransport(options: try options(change))
      var failure: TransportError?
      do {
        _ = try await transport.send(
          TransportRequest(method: "POST", url: server.url + "/x", body: Array("{}".utf8)))
      } catch let error as TransportError { failure = error }
      await transport.shutdown()
      // Sent once, whatever came of it. A client that gave up in time may have done so before the server had read it.
      let isUnread = failure?.kind == .timedOut && server.requests.isEmpty
      #expect(isUnread || server.requests == ["HTTP/2.0 POST /x"])
      return failure
    }
  }

  @Test func isSpokenWhereItIsOfferedOverOneConnection() async throws {
    try await HTTP2LoopbackServer.run(.answer(#"{"a":1}"#)) { server in
      let transport = HTTPTransport(options: try options())
      let url = server.url
      let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        _ = try await transport.send(TransportRequest(method: "GET", url: url + "/first"))
        for number in 1...20 {
          group.addTask { try await transport.send(TransportRequest(method: "GET", url: url + "/\(number)")).body }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      await transport.shutdown()
      #expect(bodies == Array(repeating: Array(#"{"a":1}"#.utf8), count: 20))
      #expect(server.requests.count == 21)
      #expect(server.requests.allSatisfy { $0.hasPrefix("HTTP/2.0 GET /") })
      #expect(server.connections == 1)
    }
  }

  @Test func aStreamThatIsResetLeavesDoubt() async throws {
    #expect(try await fault(.resetStream)?.kind == .connectionLost)
    #expect(try await fault(.halfAnAnswer)?.kind == .connectionLost)
  }

  @Test func aConnectionThatIsClosedLeavesDoubt() async throws {
    #expect(try await fault(.closeConnection)?.kind == .connectionLost)
  }

  @Test func aSilenceEnds() async throws {
    let failure = try await fault(.silence) { $0.readTimeout = .milliseconds(100) }
    #expect(failure?.kind == .timedOut)
  }

  @Test func aBodyThatNeverEndsIsStopped() async throws {
    let failure = try await fault(.endless) { $0.maximumBodySize = 1 << 20 }
    #expect(failure == TransportError(.malformedAnswer, reason: "the answer is larger than 1048576 bytes"))
  }
}
