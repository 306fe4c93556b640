public import OVHClient

/// The client that a run works with, and what was decided about its endpoint.
public struct Connection: Sendable {
  /// The API that the run works on.
  public let endpoint: EndpointChoice
  /// The client that leads to it.
  public let client: OVHClient
  private let transport: any Transport
  private let clientOptions: OVHClientOptions
  private let recording: Recording?

  /// Decides on the endpoint and makes the client; nothing is sent yet.
  ///
  /// What the operator should know about the configuration is said on standard error.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - calls: notes the calls of a prompt.
  /// - Throws: `OVHError` of kind `configuration` for an endpoint or a configuration that cannot be used;
  ///   ``CommandFailure`` for a recording that cannot be played.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, calls: CallLog? = nil) throws {
    let endpoint = try EndpointChoice(options, environment)
    var clientOptions = OVHClientOptions(
      requestsPerMinute: Connection.pace(options, endpoint))
    let report = CallReport(options, baseURL: endpoint.endpoint.baseURL).trace
    if let calls {
      let baseURL = endpoint.endpoint.baseURL
      clientOptions.trace = { event in
        calls.take(event, baseURL: baseURL)
        report?(event)
      }
    } else {
      clientOptions.trace = report
    }
    // Said before the call, so that a run that fails on such a route has named it.
    if !options.quiet { clientOptions.notice = { Runtime.note($0) } }
    guard options.record == nil || options.replay == nil else {
      throw CommandFailure(.usage, "--record and --replay exclude each other: a recording would be copied")
    }
    var transport = try endpoint.transport(environment)
    let recording = try options.record.map { try Recording(transport, to: $0) }
    if let recording { transport = recording.transport }
    if options.dryRun { transport = DryRunTransport(transport, endpoint: endpoint.endpoint) }
    self.init(endpoint: endpoint, transport: transport, options: clientOptions, recording: recording)
    if !options.quiet {
      for warning in endpoint.warnings { Runtime.note(warning) }
    }
  }

  /// The most calls in a minute; nil for no limit.
  static func pace(_ options: ShellOptions, _ endpoint: EndpointChoice) -> Double? {
    guard let perSecond = options.maxRps else { return endpoint.isReal ? 60 : nil }
    return perSecond == 0 ? nil : perSecond * 60
  }

  /// Creates a connection over a transport.
  init(
    endpoint: EndpointChoice, transport: any Transport, options: OVHClientOptions, recording: Recording? = nil
  ) {
    self.recording = recording
    self.endpoint = endpoint
    self.transport = transport
    clientOptions = options
    client = OVHClient(
      endpoint: endpoint.endpoint, credentials: endpoint.credentials, transport: transport, options: options)
  }

  /// Ends the use of the connection and writes the recording, if one was asked for.
  /// - Parameter status: the exit code so far.
  /// - Returns: the exit code; another than 0 when the recording cannot be written.
  public func finish(_ status: Int32) -> Int32 {
    do { try recording?.finish() } catch {
      Runtime.note("\(error)")
      return status == 0 ? ExitStatus.scriptError.rawValue : status
    }
    return status
  }

  /// A client that goes the same way and signs with other keys.
  func client(with credentials: Credentials) -> OVHClient {
    OVHClient(endpoint: endpoint.endpoint, credentials: credentials, transport: transport, options: clientOptions)
  }
}
