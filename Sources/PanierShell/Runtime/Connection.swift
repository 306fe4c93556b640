public import OVHClient

/// The client that a run works with, and what was decided about its endpoint.
public struct Connection: Sendable {
  /// The API that the run works on.
  public let endpoint: EndpointChoice
  /// The client that leads to it.
  public let client: OVHClient
  private let transport: any Transport
  private let clientOptions: OVHClientOptions

  /// Decides on the endpoint and makes the client; nothing is sent yet.
  ///
  /// What the operator should know about the configuration is said on standard error.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  /// - Throws: `OVHError` of kind `configuration` for an endpoint or a configuration that cannot be used.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) throws {
    let endpoint = try EndpointChoice(options, environment)
    var clientOptions = OVHClientOptions(
      requestsPerMinute: options.callsPerSecond.map { $0 * 60 } ?? (endpoint.isReal ? 60 : nil))
    if options.tracesCalls {
      clientOptions.trace = { event in Runtime.note("\(event)") }
    }
    let transport = endpoint.transport(environment)
    self.init(endpoint: endpoint, transport: transport, options: clientOptions)
    if !options.isQuiet {
      for warning in endpoint.warnings { Runtime.note(warning) }
    }
  }

  /// Creates a connection over a transport.
  init(endpoint: EndpointChoice, transport: any Transport, options: OVHClientOptions) {
    self.endpoint = endpoint
    self.transport = transport
    clientOptions = options
    client = OVHClient(
      endpoint: endpoint.endpoint, credentials: endpoint.credentials, transport: transport, options: options)
  }

  /// A client that goes the same way and signs with other keys.
  func client(with credentials: Credentials) -> OVHClient {
    OVHClient(endpoint: endpoint.endpoint, credentials: credentials, transport: transport, options: clientOptions)
  }
}
