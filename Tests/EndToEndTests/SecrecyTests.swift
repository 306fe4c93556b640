import Foundation
import OVHClient
import PanierTesting
import Testing

/// What `--verbose` and `--debug` say of whole flows, and that no secret is in it.
@Suite struct SecrecyTests {
  private static let order = ["scripts/order-domain.lua", "free-example.fr", "--yes", "--budget", "20 EUR"]

  private func run(_ running: RunningSimulator, _ arguments: [String]) async throws -> PanierProcess {
    try await PanierProcess.run(arguments, environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
  }

  /// What may be in no output: the keys, every signature, and what lets a reader into the order.
  private func secrets(_ running: RunningSimulator) async throws -> [String] {
    let id = try #require(try await running.client.orderIDs().first)
    let order = try await running.client.order(id)
    let revealed = [order.password, order.url, order.pdfURL].compactMap { $0?.reveal() }
    #expect(revealed.count == 3)
    return ["simulator-secret", "simulator-consumer", "$1$"] + revealed
  }

  @Test(arguments: ["--debug", "--verbose"]) func anOrderIsTracedWithoutASecret(option: String) async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await run(running, Self.order + [option])
      try #require(result.status == 0, "\(result.errors)")
      let arrived = running.callNames.count
      for secret in try await secrets(running) {
        #expect(!result.errors.contains(secret) && !result.output.contains(secret), "\(secret)")
      }
      let lines = result.errors.split(separator: "\n")
      // Every call that arrived has its line, with what came of it.
      let answers = lines.filter { $0.contains(" → ") }
      #expect(answers.count == arrived)
      #expect(answers.allSatisfy { $0.contains(" → 200 in ") && $0.hasSuffix(")") && $0.contains(" (query ") })
      #expect(answers.contains { $0.contains("/checkout → 200") })
      let content = lines.filter { $0.contains("   > ") || $0.contains("   < ") }
      #expect(content.isEmpty == (option == "--verbose"))
    }
  }

  @Test func aTraceShowsFieldsAndBodies() async throws {
    try await RunningSimulator.with(.http) { running in
      let script = "cart.new{ subsidiary = 'IE', description = 'x' } me.account()"
      let result = try await run(running, ["--debug", "-e", script])
      let lines = Set(result.errors.split(separator: "\n").map(String.init))
      let url = running.client.endpoint.baseURL
      #expect(lines.contains("panier: #1 POST \(url)/order/cart"))
      #expect(lines.contains(#"panier: #1   > {"ovhSubsidiary":"IE","description":"x"}"#))
      #expect(lines.contains("panier: #1   > Content-Type: application/json"))
      #expect(lines.contains { $0.hasPrefix(#"panier: #1   < {"cartId":""#) })
      #expect(lines.contains("panier: #3 GET \(url)/me"))
      for field in ["X-Ovh-Application", "X-Ovh-Consumer", "X-Ovh-Signature"] {
        #expect(lines.contains("panier: #3   > \(field): …"), "\(field)")
      }
    }
  }

  @Test func aLoginIsTracedWithoutASecret() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let file = folder.path + "/ovh.conf"
      let url = running.client.endpoint.baseURL
      let text = "[\(url)]\napplication_key = simulator\napplication_secret = simulator-secret\n"
      try text.write(toFile: file, atomically: false, encoding: .utf8)
      // No time to accept it: the flow ends after one question.
      let result = try await PanierProcess.run([
        "login", "--endpoint", url, "--config", file, "--for", "read", "--timeout", "1", "--debug", "--quiet",
      ])
      #expect(result.status == 124)
      #expect(result.output == "")
      let shown = result.errors.split(separator: "\n").filter { $0.contains("credentialToken=") }
      // The page to open is shown once, on purpose; the trace shows neither it nor the key.
      #expect(shown.count == 1 && shown.allSatisfy { $0.hasPrefix("panier:   http") })
      #expect(result.errors.contains(#""consumerKey":"…""#) && result.errors.contains(#""validationUrl":"…""#))
      #expect(!result.errors.contains("simulator-secret") && !result.errors.contains("$1$"))
      #expect(result.errors.contains("panier: the key may only read; these calls are asked for:\npanier:   GET     "))
      #expect(
        result.errors.hasSuffix(
          "panier: the key was not accepted within 1 s; nothing was kept, repeat 'panier login'\n"))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
  }
}
