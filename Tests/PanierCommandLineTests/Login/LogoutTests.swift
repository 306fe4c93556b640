import OVHClient
import PanierTesting
import Testing

@testable import PanierCommandLine

@Suite struct LogoutTests {
  private let folder: TemporaryFolder
  private static let kept = "# the shop's\n[lab]\napplication_key = simulator\napplication_secret = simulator-secret\n"
  private static let text = kept + "consumer_key = simulator-consumer\n"

  init() throws { folder = try TemporaryFolder() }

  private func logout(_ lab: Lab, _ environment: [String: String] = [:]) async throws -> [String] {
    var options = try ShellOptions.typed()
    options.config = folder.path + "/ovh.conf"
    let lines = Lines()
    try await Logout(lab.connection, options, .test(home: folder.path, environment), show: { lines.add($0) }).run()
    return lines.all
  }

  @Test(arguments: TransportKind.allCases) func endsTheKeyAndForgetsIt(_ kind: TransportKind) async throws {
    try folder.write("ovh.conf", Self.text, mode: 0o644)
    try await Lab.with(kind) { lab in
      let said = try await logout(lab)
      #expect(said == ["the key was ended", "it was removed from '\(folder.path)/ovh.conf'"])
      #expect(try folder.read("ovh.conf") == Self.kept)
      #expect(try folder.mode("ovh.conf") == 0o600)
      let error = await #expect(throws: OVHError.self) { try await lab.running.client.account().nichandle }
      #expect(error?.errorClass == "INVALID_CREDENTIAL")
      // Once more: it has ended, and there is nothing left to remove.
      let saidAgain = try await logout(lab, ["OVH_CONSUMER_KEY": "simulator-consumer"])
      #expect(
        saidAgain == [
          "the key had ended already",
          "OVH_CONSUMER_KEY of the environment still holds it; unset that variable",
        ])
    }
  }

  @Test func keepsAKeyThatCouldNotBeEnded() async throws {
    try folder.write("ovh.conf", Self.text)
    try await Lab.with(.inProcess) { lab in
      lab.running.fault("drop_before_commit", on: "POST /auth/logout", times: 20)
      let error = await #expect(throws: OVHError.self) { try await logout(lab) }
      #expect(error?.kind == .network)
      let kept = try folder.read("ovh.conf")
      #expect(kept == Self.text)
    }
  }

  @Test func needsAKey() async throws {
    let keys = Credentials.applicationKeys(key: "simulator", secret: "simulator-secret", consumerKey: nil)
    try await Lab.with(.inProcess, credentials: keys) { lab in
      let error = await #expect(throws: CommandFailure.self) { try await logout(lab) }
      #expect(
        error
          == CommandFailure(
            .authentication,
            "there is no consumer key to end for lab, only application keys without a consumer key"))
    }
  }
}
