import Foundation
import OVHClient
import Testing

@testable import PanierCommandLine

@Suite struct EndpointChoiceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func choice(
    endpoint: String? = nil, configuration: String? = nil, _ variables: [String: String] = [:]
  ) throws -> EndpointChoice {
    var options = try ShellOptions.typed()
    options.endpoint = endpoint
    // Always a file of the test's own: those of the machine must not matter.
    options.config = try folder.write("ovh.conf", configuration ?? "")
    return try EndpointChoice(options, .test(home: folder.path, variables))
  }

  @Test func isTheSimulatorWhereNothingIsConfigured() throws {
    let choice = try choice()
    #expect(choice.isBuiltIn)
    #expect(!choice.isReal)
    #expect(choice.phrase == "the simulator")
    #expect(choice.warnings == [])
    #expect(choice.credentials.canSign)
  }

  @Test(arguments: ["simulator", "Simulator"]) func isTheSimulatorByItsName(_ name: String) throws {
    #expect(try choice(endpoint: name).isBuiltIn)
    #expect(try choice(["OVH_ENDPOINT": name]).isBuiltIn)
    #expect(try choice(configuration: "[default]\nendpoint = \(name)\n").isBuiltIn)
  }

  @Test func isTheConfiguredOne() throws {
    let choice = try choice(
      configuration: """
        [default]
        endpoint = ovh-eu
        [ovh-eu]
        application_key = a
        application_secret = b
        consumer_key = c
        """)
    #expect(choice.endpoint.name == "ovh-eu")
    #expect(choice.credentials == .applicationKeys(key: "a", secret: "b", consumerKey: "c"))
    #expect(choice.isReal)
    #expect(!choice.isBuiltIn)
    #expect(choice.phrase == "ovh-eu")
  }

  @Test func isTheOneOfTheCommandLineBeforeAnyOther() throws {
    let choice = try choice(
      endpoint: "ovh-ca", configuration: "[default]\nendpoint = ovh-eu\n", ["OVH_ENDPOINT": "ovh-us"])
    #expect(choice.endpoint.name == "ovh-ca")
  }

  @Test func warnsOfCredentialsWithoutAnEndpoint() throws {
    let keys = ["OVH_APPLICATION_KEY": "a", "OVH_APPLICATION_SECRET": "b", "OVH_CONSUMER_KEY": "c"]
    let choice = try choice(keys)
    #expect(choice.isBuiltIn)
    #expect(
      choice.warnings == [
        "credentials were found (OVH_APPLICATION_KEY), but no endpoint is named; the simulator is used, name one with "
          + "--endpoint"
      ])
    // Somebody who asks for the simulator wants it.
    #expect(try self.choice(endpoint: "simulator", keys).warnings == [])
  }

  @Test func warnsOfKeysOfAFileThatNamesNoEndpoint() throws {
    let keys = "[ovh-ca]\napplication_key = a\napplication_secret = b\nconsumer_key = c\n"
    let choice = try choice(configuration: keys)
    #expect(choice.isBuiltIn)
    #expect(
      choice.warnings == [
        "credentials for ovh-ca were found (\(folder.path)/ovh.conf:2), but no endpoint is named; the simulator is used, "
          + "name one with --endpoint ovh-ca"
      ])
    #expect(try self.choice(endpoint: "simulator", configuration: keys).warnings == [])
    #expect(try self.choice(configuration: "[default]\nendpoint = ovh-ca\n" + keys).warnings == [])
  }

  @Test func readsAFileWhoseCommentIsInAnotherEncoding() throws {
    let file = folder.path + "/latin1.conf"
    let text =
      Array("# cl\u{E9}s\n".unicodeScalars.map { UInt8($0.value) })
      + Array("[default]\nendpoint = ovh-eu\n[ovh-eu]\naccess_token = t\n".utf8)
    try Data(text).write(to: URL(fileURLWithPath: file))
    var options = try ShellOptions.typed()
    options.config = file
    #expect(try EndpointChoice(options, .test(home: folder.path)).credentials == .accessToken("t"))
    // Such a file is never written back: its comments would be damaged.
    #expect(throws: ConfigurationFileError.self) { try ConfigurationFiles.changeableText(of: file) }
    try Data(text + [0xE9]).write(to: URL(fileURLWithPath: file))
    let error = try #require(throws: OVHError.self) { try EndpointChoice(options, .test(home: folder.path)) }
    #expect(ErrorReport(error).code == 2)
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080/1.0", false), ("http://localhost:8080/1.0", false), ("http://LocalHost/1.0", false),
    ("http://[::1]:8080/1.0", false), ("http://127.1.2.3/1.0", false), ("https://eu.api.ovh.com/1.0", true),
    ("http://127.example.com/1.0", true), ("http://127.0.0.1.example.com/1.0", true),
    ("http://localhost.example.com/1.0", true), ("http://10.0.0.1/1.0", true), ("http://[2001:db8::1]/1.0", true),
  ])
  func isRealUnlessItStaysOnThisMachine(url: String, isReal: Bool) throws {
    let choice = try choice(endpoint: url)
    #expect(choice.isReal == isReal)
    #expect(!choice.isBuiltIn)
    #expect(choice.phrase == url)
  }

  @Test(arguments: [(0o600, false), (0o640, true), (0o604, true), (0o622, false)])
  func warnsOfSecretsThatOthersMayRead(mode: Int, warns: Bool) throws {
    var options = try ShellOptions.typed()
    let file = try folder.write(
      "ovh.conf", "[default]\nendpoint = simulator\n[ovh-eu]\nconsumer_key = c\n", mode: mode)
    options.config = file
    let text =
      "'\(file)' holds secrets, and others may read it (mode 0\(String(mode, radix: 8))); keep it to yourself with: "
      + "chmod 600 \(file)"
    #expect(try EndpointChoice(options, .test(home: folder.path)).warnings == (warns ? [text] : []))
  }

  @Test func allowsOthersToReadWhatIsNoSecret() throws {
    var options = try ShellOptions.typed()
    options.config = try folder.write(
      "ovh.conf", "[default]\nendpoint = ovh-eu\n[ovh-eu]\n# consumer_key = c\n", mode: 0o644)
    #expect(try EndpointChoice(options, .test(home: folder.path)).warnings == [])
  }

  @Test func refusesAnEndpointThatIsNone() throws {
    let error = try #require(throws: OVHError.self) { try choice(endpoint: "ovh-uk") }
    #expect(error.kind == .configuration)
    #expect(error.message.hasPrefix("'ovh-uk' is no endpoint (did you mean 'ovh-"))
  }

  @Test func refusesAConfigurationThatIsNotThere() throws {
    var options = try ShellOptions.typed()
    options.config = folder.path + "/none.conf"
    let error = try #require(throws: ConfigurationFileError.self) {
      try EndpointChoice(options, .test(home: folder.path))
    }
    #expect(ErrorReport(error).code == 2)
    #expect(error.description == "cannot read the configuration '\(folder.path)/none.conf': there is no such file")
  }
}
