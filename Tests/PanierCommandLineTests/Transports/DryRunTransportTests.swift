import OVHClient
import Synchronization
import Testing

@testable import PanierCommandLine

@Suite struct DryRunTransportTests {
  private final class Counter: Transport {
    let urls = Mutex<[String]>([])

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      urls.withLock { $0.append("\(request.method) \(request.url)") }
      return TransportResponse(status: 200)
    }
  }

  @Test func letsReadsAndTokensThroughAndNothingElse() async throws {
    let inner = Counter()
    let fence = DryRunTransport(
      inner,
      endpoint: Endpoint(name: "test", baseURL: "https://example.org", tokenURL: "https://example.org/token"))
    _ = try await fence.send(TransportRequest(method: "GET", url: "https://example.org/me"))
    _ = try await fence.send(TransportRequest(method: "POST", url: "https://example.org/token"))
    for method in ["POST", "PUT", "DELETE", "PATCH", "get"] {
      await #expect(throws: DryRunEnd.self) {
        try await fence.send(TransportRequest(method: method, url: "https://example.org/me"))
      }
    }
    await #expect(throws: DryRunEnd.self) {
      try await DryRunTransport(inner, endpoint: Endpoint(name: "test", baseURL: "https://example.org"))
        .send(TransportRequest(method: "POST", url: "https://example.org/token"))
    }
    #expect(inner.urls.withLock { $0 } == ["GET https://example.org/me", "POST https://example.org/token"])
  }

  @Test func sendsNoReadThatChangesSomething() async {
    let inner = Counter()
    let fence = DryRunTransport(inner, endpoint: Endpoint(name: "test", baseURL: "https://example.org"))
    await #expect(throws: DryRunEnd.self) {
      try await fence.send(TransportRequest(method: "GET", url: "https://example.org/domain/example.fr/authInfo"))
    }
    #expect(inner.urls.withLock { $0 } == [])
  }

  @Test func endsTheRunWell() {
    #expect(ErrorReport(DryRunEnd()).code == 0)
    #expect(ErrorReport(DryRunEnd()).message == nil)
    #expect(ErrorReport(DryRunEnd().luaError).code == 0)
  }
}
