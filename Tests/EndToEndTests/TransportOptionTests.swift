import Foundation
import OVHClient
import PanierTesting
import Testing

/// `--dry-run`, `--record`, `--replay`, `--verbose` and `--profile`, as processes.
@Suite struct TransportOptionTests {
  private func run(_ running: RunningSimulator, _ arguments: [String]) async throws -> PanierProcess {
    try await PanierProcess.run(
      arguments,
      environment: [
        "OVH_ENDPOINT": running.client.endpoint.baseURL, "OVH_APPLICATION_KEY": "simulator",
        "OVH_APPLICATION_SECRET": "simulator-secret", "OVH_CONSUMER_KEY": "simulator-consumer",
      ])
  }

  private static let note = "panier: dry run: the call was not sent, and the run ends where its answer is needed\n"

  @Test(arguments: [
    "print('before') cart.new{ subsidiary = 'IE' } print('after')",
    "print('before') pcall(cart.new, { subsidiary = 'IE' }) print('after')",
  ])
  func aDryRunEndsAtTheFirstChange(script: String) async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await run(running, ["--dry-run", "-e", script])
      #expect(result.output == "before\nPOST /order/cart {\"ovhSubsidiary\":\"IE\"}\n")
      #expect(result.errors == Self.note)
      #expect(result.status == 0)
      #expect(running.callNames.allSatisfy { $0.hasPrefix("GET ") })
    }
  }

  @Test func aDryRunOrdersNothing() async throws {
    try await RunningSimulator.with(.http) { running in
      let fill = """
        local c = cart.new{ subsidiary = "FR", keep = true }
        local item = c:add(c:offers("free-example.fr"):cheapest())
        item:configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = "/me/contact/@ID@" }
        c:assign()
        print(c.id)
        """
      let contact = try #require(try await running.client.contactIDs().first)
      let filled = try await run(running, ["-e", fill.replacing("@ID@", with: "\(contact)")])
      let id = filled.output.filter { !$0.isWhitespace }
      try #require(filled.status == 0, "\(filled.errors)")
      let script = "cart.open('\(id)'):checkout{ waive_retraction = true, pay = false } print('after')"
      let result = try await run(running, ["-n", "-e", script])
      #expect(result.output.hasPrefix("POST /order/cart/\(id)/checkout {"), "\(result.errors)")
      #expect(!result.output.contains("after"))
      #expect(result.status == 0)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 0)
    }
  }

  @Test func aDryRunOfARawCallAsksNothing() async throws {
    try await RunningSimulator.with(.http) { running in
      let result = try await run(running, ["api", "DELETE", "/order/cart/c", "-n", "-q"])
      #expect(result.output == "DELETE /order/cart/c\n")
      #expect(result.errors == "")
      #expect(result.status == 0)
      #expect(running.count(of: "DELETE /order/cart/c") == 0)
    }
  }

  @Test func aRecordingPlaysTheSameAgain() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let file = folder.path + "/calls.json"
      let command = ["scripts/order-domain.lua", "free-example.fr", "--yes", "--budget", "20 EUR"]
      let first = try await run(running, command + ["--record", file])
      #expect(first.status == 0)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!text.contains("simulator-consumer") && !text.contains("simulator-secret"))
      #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)

      let calls = running.callNames.count
      let second = try await run(running, command + ["--replay", file])
      #expect(second.status == 0)
      #expect(second.output == first.output)
      #expect(second.errors.contains(" as recorded in '\(file)': 6.71 EUR with tax\n"))
      let other = try await run(running, ["-e", "cart.new{ subsidiary = 'IE' }", "--replay", file])
      #expect(other.errors.contains("POST /order/cart was not sent: "))
      #expect(other.errors.hasSuffix("with this body is not, or no longer, on the cassette\n"))
      #expect(other.status == 5)
      #expect(running.callNames.count == calls)
    }
  }

  @Test func aRecordingThatCannotBePlayedIsRefused() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/calls.json"
    let missing = try await PanierProcess.run(["-e", "", "--replay", file])
    #expect(missing.errors == "panier: cannot play the recording '\(file)': there is no such file\n")
    #expect(missing.status == 2)
    try "[]".write(toFile: file, atomically: false, encoding: .utf8)
    let wrong = try await PanierProcess.run(["-e", "", "--replay", file])
    #expect(wrong.errors.hasPrefix("panier: cannot play '\(file)': it is no recording ("))
    #expect(wrong.status == 2)
    let both = try await PanierProcess.run(["-e", "", "--replay", file, "--record", file])
    #expect(
      both.errors == "panier: --record and --replay exclude each other: a recording would be copied\n")
    #expect(both.status == 2)
    let unwritable = try await PanierProcess.run(["-e", "print(1)", "--record", folder.path + "/none/x.json"])
    #expect(
      unwritable.errors == "panier: cannot write '\(folder.path)/none/x.json': No such file or directory\n")
    #expect(unwritable.output == "")
    #expect(unwritable.status == 1)
  }

  @Test func callsAreNamedWithTheirOutcome() async throws {
    let result = try await PanierProcess.run(["-v", "-e", "cart.new()"])
    let lines = result.errors.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains(" → 200 in ") })
    #expect(lines.contains { $0.contains(" POST ") } && lines.contains { $0.contains(" DELETE ") })
    #expect(result.output == "")
    #expect(result.status == 0)
  }

  @Test func aProfileGivesTheCredentials() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let file = folder.path + "/ovh.conf"
      let url = running.client.endpoint.baseURL
      try """
      [default]
      endpoint = \(url)
      [\(url)]
      application_key = simulator
      application_secret = simulator-secret
      consumer_key = unknown
      [shop]
      application_key = simulator
      application_secret = simulator-secret
      consumer_key = simulator-consumer

      """.write(toFile: file, atomically: false, encoding: .utf8)
      #expect(try await PanierProcess.run(["doctor", "--config", file]).status == 6)
      #expect(try await PanierProcess.run(["--profile", "shop", "doctor", "--config", file]).status == 0)
      let none = try await PanierProcess.run(["doctor", "--profile", "none", "--config", file])
      #expect(none.errors == "panier: no credentials are given under [none] in any ovh.conf\n")
      #expect(none.status == 2)
    }
  }
}
