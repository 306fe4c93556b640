import OVHClient
import Testing

/// Whom the transport trusts, against servers that speak TLS on real sockets.
@Suite struct CertificateAuthoritiesTests {
  private func status(_ authorities: CertificateAuthorities, address: String? = nil) async throws -> Int {
    try await LoopbackServer.run(
      tls: true, address: address ?? "127.0.0.1", { _, _ in [.send("HTTP/1.1 204 No Content\r\n\r\n")] }
    ) { server in
      let transport = HTTPTransport(options: HTTPTransportOptions(authorities: authorities))
      do {
        let answer = try await transport.send(
          TransportRequest(method: "GET", url: "https://\(address ?? "localhost"):\(server.port)/"))
        await transport.shutdown()
        return answer.status
      } catch {
        await transport.shutdown()
        #expect(server.requests.isEmpty)
        throw error
      }
    }
  }

  private static let distrust = TransportError(.notConnected, reason: "the server's certificate is not trusted")

  @Test func trustsAnAuthorityThatWasAdded() async throws {
    let file = try TemporaryFile("A comment.\n" + TestCertificate.certificate)
    #expect(try await status(try CertificateAuthorities(adding: file.path)) == 204)
    #expect(try await status(try CertificateAuthorities(adding: nil, inPlaceOfSystem: file.path)) == 204)
  }

  @Test func trustsNobodyElse() async throws {
    await #expect(throws: Self.distrust) { try await status(.system) }
    await #expect(throws: Self.distrust) { try await status(try CertificateAuthorities(adding: nil)) }
  }

  @Test func aCertificateForAnotherHostIsRefused() async throws {
    let file = try TemporaryFile(TestCertificate.certificate)
    let error = await #expect(throws: TransportError.self) {
      try await status(try CertificateAuthorities(adding: file.path), address: "127.0.0.2")
    }
    #expect(error == TransportError(.notConnected, reason: "the server's certificate is for another host"))
  }

  @Test func refusesAFileWithoutCertificates() throws {
    let file = try TemporaryFile("-----BEGIN NOTHING-----\n")
    let empty = #expect(throws: OVHError.self) { try CertificateAuthorities(adding: file.path) }
    #expect(
      empty?.description
        == "'\(file.path)' cannot be used for certificates of authorities: it holds no certificate in PEM form, which "
        + "begins with -----BEGIN CERTIFICATE-----")
    let missing = #expect(throws: OVHError.self) {
      try CertificateAuthorities(adding: nil, inPlaceOfSystem: file.path + ".none")
    }
    #expect(missing?.kind == .configuration)
    #expect(
      missing?.description
        == "'\(file.path).none' cannot be used for certificates of authorities: there is no such file")
  }
}
