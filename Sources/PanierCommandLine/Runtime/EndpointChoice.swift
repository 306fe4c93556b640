import FoundationEssentials
import Glibc
public import OVHClient
import OVHSimulator

/// The API that a run works on, and the way to it.
public struct EndpointChoice: Sendable {
  /// The endpoint's name and address.
  public let endpoint: Endpoint
  /// What calls are signed with.
  public let credentials: Credentials
  /// Whether orders on it cost money.
  public let isReal: Bool
  /// Whether it is the simulator in this process.
  public let isBuiltIn: Bool
  /// Where the credentials were found: `OVH_APPLICATION_KEY`, `./ovh.conf:4`; nil without any.
  public let credentialsSource: String?
  /// The recording that answers in its place; nil when it answers itself.
  public let replayFile: String?
  /// The certificates of `--ca-file`; nil for the system's alone.
  private let authorityFile: String?
  /// What the operator should know about the choice and its files.
  public let warnings: [String]

  /// Decides by the command line, the environment and the `ovh.conf` files.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  /// - Throws: `OVHError` of kind `configuration` for an unknown endpoint or an unusable configuration.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) throws {
    let files = try ConfigurationFiles.read(options.config, environment)
    var named = options.endpoint
    if named == nil, environment["OVH_ENDPOINT"] == nil {
      // The file's name for it is no endpoint of the official clients.
      let inFile = files.lazy.compactMap { ConfigurationText($0.text).value("endpoint", in: "default") }.first
      if inFile?.lowercased() == EndpointChoice.simulatorName { named = inFile }
    }
    if named?.lowercased() == EndpointChoice.simulatorName { named = SimulatorTransport.baseURL }
    let configured = try OVHConfiguration(
      endpoint: named, profile: options.profile,
      environment: EndpointChoice.withoutSimulatorName(environment.variables), files: files,
      defaultEndpoint: .simulator)
    isBuiltIn = configured.endpoint.baseURL == SimulatorTransport.baseURL
    replayFile = options.replay
    authorityFile = options.caFile
    if isBuiltIn {
      endpoint = .simulator
      credentials = .simulator
      isReal = false
      credentialsSource = nil
      let isAskedFor = named != nil || environment["OVH_ENDPOINT"] != nil
      warnings =
        ConfigurationFiles.warnings(files)
        + (isAskedFor ? [] : try EndpointChoice.unused(configured.credentialsSource, files))
    } else {
      endpoint = configured.endpoint
      credentials = configured.credentials
      credentialsSource = configured.credentialsSource
      isReal = !Endpoint.isLoopback(endpoint.baseURL) && options.replay == nil
      warnings = ConfigurationFiles.warnings(files)
    }
  }

  /// What to say of credentials that nobody uses, since no endpoint is named.
  /// - Parameters:
  ///   - source: where credentials for any endpoint were found: in the environment; nil without any.
  ///   - files: the files, which have credentials for one endpoint each.
  private static func unused(_ source: String?, _ files: [OVHConfiguration.File]) throws -> [String] {
    let end = "but no endpoint is named; the simulator is used, name one with --endpoint"
    if let source { return ["credentials were found (\(source)), \(end)"] }
    guard let found = try OVHConfiguration.endpointWithCredentials(files) else { return [] }
    return ["credentials for \(found.name) were found (\(found.source)), \(end) \(found.name)"]
  }

  /// Creates a choice that was made elsewhere.
  init(
    endpoint: Endpoint, credentials: Credentials, isReal: Bool = false, isBuiltIn: Bool = false,
    credentialsSource: String? = nil
  ) {
    self.endpoint = endpoint
    self.credentials = credentials
    self.isReal = isReal
    self.isBuiltIn = isBuiltIn
    self.credentialsSource = credentialsSource
    replayFile = nil
    authorityFile = nil
    warnings = []
  }

  /// The name by which operators choose the built-in simulator.
  public static let simulatorName = "simulator"

  /// What the endpoint is called in sentences: `the simulator`, `ovh-eu`.
  public var phrase: String {
    (isBuiltIn ? "the simulator" : endpoint.name) + (replayFile.map { " as recorded in '\($0)'" } ?? "")
  }

  /// The transport that leads to it.
  /// - Parameter environment: the world around the program, with its proxies and `SSL_CERT_FILE`.
  /// - Throws: ``CommandFailure`` for a recording that cannot be played; `OVHError` of kind `configuration` for
  ///   certificates that cannot be read.
  func transport(_ environment: ShellEnvironment) throws -> any Transport {
    if let replayFile { return try Recording.replay(replayFile) }
    guard isBuiltIn else {
      let authorities = try CertificateAuthorities(
        adding: authorityFile, inPlaceOfSystem: environment["SSL_CERT_FILE"])
      return HTTPTransport(
        options: HTTPTransportOptions(
          proxy: ProxySettings(environment: environment.variables), authorities: authorities))
    }
    return SimulatorTransport(EndpointChoice.builtIn(environment))
  }

  /// The simulator in this process, whose orders other runs of the same operator see.
  private static func builtIn(_ environment: ShellEnvironment) -> Simulator {
    guard environment.hasFolders else {
      return Simulator(clock: { .now })
    }
    return Simulator(
      personalStateFile: environment.stateDirectory + "/simulator.state", clock: { .now },
      warn: { Runtime.note("warning: \($0)") })
  }

  /// `OVH_ENDPOINT=simulator` means the built-in one too.
  private static func withoutSimulatorName(_ variables: [String: String]) -> [String: String] {
    var variables = variables
    if variables["OVH_ENDPOINT"]?.lowercased() == simulatorName {
      variables["OVH_ENDPOINT"] = SimulatorTransport.baseURL
    }
    return variables
  }
}
