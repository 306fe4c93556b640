public import OVHClient

extension OVHClient {
  /// A client of a simulator in this process: with the keys that every simulator knows, and without a pace.
  /// - Parameters:
  ///   - simulator: the simulator that answers.
  ///   - options: how the client behaves; by default it sends as fast as it is asked to.
  public static func simulated(
    by simulator: Simulator, options: OVHClientOptions = OVHClientOptions(requestsPerMinute: nil)
  ) -> OVHClient {
    OVHClient(
      endpoint: .simulator, credentials: .simulator, transport: SimulatorTransport(simulator), options: options)
  }
}

extension Endpoint {
  /// The simulator in this process.
  public static let simulator = Endpoint(name: "simulator", baseURL: SimulatorTransport.baseURL)
}

extension Credentials {
  /// The keys that every simulator knows.
  public static var simulator: Credentials {
    let known = SimulatorCredential()
    return .applicationKeys(
      key: known.applicationKey, secret: known.applicationSecret, consumerKey: known.consumerKey)
  }
}
