import Foundation
import OVHClient
import PanierTesting
import Testing

/// `panier login` and `--ca-file` as processes without a terminal.
@Suite struct LoginCommandTests {
  @Test func needsKeysWhereNobodyCanBeAsked() async throws {
    let result = try await PanierProcess.run(["login", "--endpoint", "ovh-eu"])
    #expect(
      result.errors
        == "panier: there are no keys of an application for ovh-eu; make an application at "
        + "https://eu.api.ovh.com/createApp/ and put its application_key and application_secret under [ovh-eu] in "
        + "ovh.conf, or set OVH_APPLICATION_KEY and OVH_APPLICATION_SECRET\n")
    #expect(result.status == 6)
    let unnamed = try await PanierProcess.run(["login"])
    #expect(
      unnamed.errors
        == "panier: the built-in simulator needs no login; name the endpoint to sign in to, as in --endpoint ovh-eu\n")
    #expect(unnamed.status == 2)
  }

  @Test func asksForWhatAScriptDeclares() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let script = folder.path + "/x.lua"
      try "-- risk: order\nerror('ran')".write(toFile: script, atomically: false, encoding: .utf8)
      var environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
      environment["OVH_CONSUMER_KEY"] = nil
      let result = try await PanierProcess.run(
        ["login", "--for", script, "--timeout", "1"], environment: environment)
      #expect(result.errors.hasPrefix("panier: the key may order, and not pay; these calls are asked for:\n"))
      #expect(result.status == 124)
      let undeclared = try await PanierProcess.run(
        ["login", "--for", "scripts/compare-tlds.lua", "--timeout", "1"], environment: environment)
      #expect(
        undeclared.errors
          == "panier: 'scripts/compare-tlds.lua' declares no risk; write a line '-- risk: order' above its code, or "
          + "risk = \"order\" in recipe{…}, or give a level: --for read, quote, order, pay, waive\n")
      #expect(undeclared.status == 2)
      #expect(running.callNames.filter { $0 == "POST /auth/credential" }.count == 1)
    }
  }

  @Test(arguments: [["--ca-file", "none.pem"], ["--ca-file", "Package.swift"]])
  func refusesCertificatesThatAreNone(option: [String]) async throws {
    let result = try await PanierProcess.run(["doctor", "--endpoint", "https://127.0.0.1:1/1.0"] + option)
    #expect(result.errors.hasPrefix("panier: '\(option[1])' cannot be used for certificates of authorities: "))
    #expect(result.output == "")
    #expect(result.status == 2)
  }
}
