import Foundation
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
  /// What the operator should know about the choice, if anything.
  public let warning: String?

  /// Decides by the command line, the environment and the `ovh.conf` files.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  /// - Throws: `OVHError` of kind `configuration` for an unknown endpoint or an unusable configuration.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) throws {
    let files = try ConfigurationFiles.read(options.configurationFile, environment)
    var named = options.endpoint
    if named == EndpointChoice.simulatorName { named = SimulatorTransport.baseURL }
    let simulator = Endpoint(name: EndpointChoice.simulatorName, baseURL: SimulatorTransport.baseURL)
    let configured = try OVHConfiguration(
      endpoint: named, environment: EndpointChoice.withoutSimulatorName(environment.variables), files: files,
      defaultEndpoint: simulator)
    isBuiltIn = configured.endpoint.baseURL == SimulatorTransport.baseURL
    if isBuiltIn {
      endpoint = simulator
      credentials = .applicationKeys(
        key: SimulatorCredential().applicationKey, secret: SimulatorCredential().applicationSecret,
        consumerKey: SimulatorCredential().consumerKey)
      isReal = false
      let isAskedFor = named != nil || environment["OVH_ENDPOINT"] != nil
      warning =
        isAskedFor
        ? nil
        : configured.credentialsSource.map {
          "credentials were found (\($0)), but no endpoint is named; the simulator is used, name one with --endpoint"
        }
    } else {
      endpoint = configured.endpoint
      credentials = configured.credentials
      isReal = !EndpointChoice.isLoopback(endpoint.baseURL)
      warning = nil
    }
  }

  /// The name by which operators choose the built-in simulator.
  public static let simulatorName = "simulator"

  /// What the endpoint is called in sentences: `the simulator`, `ovh-eu`.
  public var phrase: String { isBuiltIn ? "the simulator" : endpoint.name }

  /// The transport that leads to it.
  /// - Parameter proxies: the proxies of the environment.
  func transport(_ environment: ShellEnvironment) -> any Transport {
    guard isBuiltIn else {
      return HTTPTransport(options: HTTPTransportOptions(proxy: ProxySettings(environment: environment.variables)))
    }
    return SimulatorTransport(Simulator(clock: { .now }))
  }

  /// `OVH_ENDPOINT=simulator` means the built-in one too.
  private static func withoutSimulatorName(_ variables: [String: String]) -> [String: String] {
    var variables = variables
    if variables["OVH_ENDPOINT"] == simulatorName { variables["OVH_ENDPOINT"] = SimulatorTransport.baseURL }
    return variables
  }

  /// Whether a URL stays on this machine: a simulator or a test, never the real API.
  static func isLoopback(_ url: String) -> Bool {
    guard let start = url.range(of: "://")?.upperBound else { return false }
    var host = url[start...].prefix { $0 != "/" }
    if host.first == "[" {
      host = host.dropFirst().prefix { $0 != "]" }
    } else {
      host = host.prefix { $0 != ":" }
    }
    return host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}
