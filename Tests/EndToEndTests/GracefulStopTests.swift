import Foundation
import OVHClient
import Testing

/// How `panier simulator` ends.
@Suite struct GracefulStopTests {
  @Test(arguments: [SIGTERM, SIGINT]) func requestsAreFinishedFirst(signal: Int32) async throws {
    let server = try await ServingProcess.start(["--latency", "1500"])
    let transport = HTTPTransport()
    let url = server.url
    let answer = Task { try await transport.send(TransportRequest(method: "GET", url: url + "/auth/time")) }
    // The call is told as soon as it was received, long before it is answered.
    let root = String(url.dropLast(4))
    while true {
      let calls = try await transport.send(TransportRequest(method: "GET", url: root + "/_simulator/calls"))
      if try JSONValue(parsing: calls.body)["calls"]?.array?.isEmpty == false { break }
    }
    let end = try await server.stop(signal)
    #expect(end.status == 0)
    #expect(end.errors == "")
    let received = try await answer.value
    #expect(received.status == 200)
    #expect(try JSONValue(parsing: received.body).int64 != nil)
    await transport.shutdown()
  }
}
