import PanierCommandLine
import Testing

@Suite struct ServerAddressTests {
  private struct SystemError: Error, CustomStringConvertible { let description: String }

  @Test(arguments: [
    ("127.0.0.1", "http://127.0.0.1:8080/1.0", true), ("localhost", "http://localhost:8080/1.0", true),
    ("::1", "http://[::1]:8080/1.0", true), ("0.0.0.0", "http://127.0.0.1:8080/1.0", false),
    ("::", "http://[::1]:8080/1.0", false), ("192.168.1.5", "http://192.168.1.5:8080/1.0", false),
  ])
  func isReachedByItsURL(host: String, url: String, isLoopback: Bool) {
    let address = ServerAddress(host: host, port: 8080)
    #expect(address.url == url)
    #expect(address.isLoopback == isLoopback)
    #expect((address.warning == nil) == isLoopback)
  }

  @Test func saysWhyItCannotBeListenedOn() {
    let address = ServerAddress(host: "::1", port: 80)
    #expect(
      address.refusal(SystemError(description: "bind(descriptor:ptr:bytes:): Permission denied (errno: 13)"))
        == "cannot listen on [::1]:80: ports below 1024 are the administrator's; choose another with --port")
    #expect(
      address.refusal(SystemError(description: "bind: Cannot assign requested address (errno: 99)"))
        == "cannot listen on [::1]:80: this machine has no such address; choose another with --bind")
    #expect(
      address.refusal(SystemError(description: "unknown host"))
        == "cannot listen on [::1]:80: unknown host; choose another with --bind or --port")
  }
}
