import Foundation
import OVHClient
import PanierTesting
import Testing

/// `panier api`, `doctor` and `logout` as processes, against a simulator over HTTP.
@Suite struct AccountCommandTests {
  private func run(
    _ running: RunningSimulator, _ arguments: [String], consumerKey: String = "simulator-consumer"
  ) async throws -> PanierProcess {
    try await PanierProcess.run(
      arguments,
      environment: [
        "OVH_ENDPOINT": running.client.endpoint.baseURL, "OVH_APPLICATION_KEY": "simulator",
        "OVH_APPLICATION_SECRET": "simulator-secret", "OVH_CONSUMER_KEY": consumerKey,
      ])
  }

  @Test func aRawCallPrintsItsAnswer() async throws {
    try await RunningSimulator.with(.http) { running in
      let read = try await run(running, ["api", "GET", "/me"])
      #expect(read.status == 0)
      #expect(read.errors == "")
      #expect(try JSONValue(parsing: read.output)["nichandle"] == "si1111-ovh")
      let write = try await run(running, ["api", "POST", "/order/cart", #"{"ovhSubsidiary":"FR"}"#])
      #expect(write.status == 0)
      #expect(try JSONValue(parsing: write.output)["readOnly"] == false)
    }
  }

  @Test func aRawCallTellsItsStatusWhenAsked() async throws {
    try await RunningSimulator.with(.http) { running in
      let read = try await run(running, ["api", "GET", "/me", "--include"])
      #expect(read.status == 0)
      #expect(read.errors.hasPrefix("panier: 200, query "))
      #expect(try JSONValue(parsing: read.output)["nichandle"] == "si1111-ovh")
    }
  }

  @Test func aRawCallChangesNothingUnasked() async throws {
    try await RunningSimulator.with(.http) { running in
      let write = try await run(running, ["api", "PUT", "/me", #"{"city":"Lille"}"#, "--yes"])
      #expect(
        write.errors
          == "panier: PUT /me at \(running.client.endpoint.baseURL) was not confirmed, since there is no terminal to ask "
          + "on; nothing was sent, allow the route with --allow \"PUT /me\"\n")
      #expect(write.status == 3)
      let checkout = try await run(running, ["api", "POST", "/order/cart/c/checkout", "--yes"])
      #expect(
        checkout.errors
          == "panier: POST /order/cart/c/checkout places the order of a cart and is only sent by checkout; use cart:checkout{…}\n"
      )
      #expect(checkout.status == 3)
      #expect(running.callNames == [])
      let allowed = try await run(running, ["api", "PUT", "/me", #"{"city":"Lille"}"#, "--allow", "PUT /me"])
      #expect(allowed.output == "null\n")
      #expect(allowed.errors.hasPrefix("panier: To send at "))
      #expect(allowed.status == 0)
      #expect(running.callNames == ["GET /auth/time", "PUT /me"])
    }
  }

  @Test func aRawCallThatIsRefusedSaysSo() async throws {
    try await RunningSimulator.with(.http) { running in
      let missing = try await run(running, ["api", "GET", "/me/order/1"])
      #expect(missing.errors.hasPrefix("panier: GET /me/order/1 was refused with 404"))
      #expect(missing.status == 4)
      let wrong = try await run(running, ["api", "GET", "me"])
      #expect(wrong.errors.hasPrefix("panier: the path 'me' does not begin with a slash"))
      #expect(wrong.status == 2)
    }
  }

  @Test func theDoctorHasAnExitCode() async throws {
    try await RunningSimulator.with(.http) { running in
      let fit = try await run(running, ["doctor"])
      #expect(fit.status == 0)
      #expect(fit.errors == "")
      #expect(fit.output.hasPrefix("ok       endpoint    \(running.client.endpoint.baseURL) answers, "))
      #expect(fit.output.split(separator: "\n").count == 8)
      #expect(fit.output.contains("\nok       journal     /") && fit.output.hasSuffix("/panier/journal.sqlite\n"))
      #expect(try await run(running, ["doctor"], consumerKey: "unknown").status == 6)
    }
    let down = try await PanierProcess.run(["doctor", "--endpoint", "http://127.0.0.1:1/1.0"])
    #expect(down.output.hasPrefix("failure  endpoint    http://127.0.0.1:1/1.0"))
    #expect(down.status == 5)
    #expect(try await PanierProcess.run(["doctor"]).status == 0)
  }

  @Test func aLogoutEndsTheKeyOfTheFile() async throws {
    try await RunningSimulator.with(.http) { running in
      let folder = try TemporaryFolder()
      let file = folder.path + "/ovh.conf"
      let url = running.client.endpoint.baseURL
      let kept = """
        [default]
        endpoint = \(url)
        [\(url)]
        application_key = simulator
        application_secret = simulator-secret

        """
      try (kept + "consumer_key = simulator-consumer\n").write(toFile: file, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      let result = try await PanierProcess.run(["logout", "--config", file])
      #expect(result.errors == "panier: the key was ended\npanier: it was removed from '\(file)'\n")
      #expect(result.status == 0)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == kept)
      let again = try await PanierProcess.run(["doctor", "--config", file])
      #expect(again.status == 6)
    }
  }
}
