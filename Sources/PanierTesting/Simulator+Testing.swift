public import OVHClient
public import OVHSimulator

extension OVHClient {
  /// A client with the known keys, without a pace and without waits.
  /// - Parameters:
  ///   - baseURL: where the simulator is; by default in this process.
  ///   - transport: the way there.
  public static func testing(
    at baseURL: String = SimulatorTransport.baseURL, transport: any Transport
  ) -> OVHClient {
    OVHClient(
      endpoint: Endpoint(name: "simulator", baseURL: baseURL), credentials: .simulator, transport: transport,
      options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
  }
}

extension Simulator {
  /// Orders a fault.
  /// - Parameters:
  ///   - kind: the word of the kind, as in `drop_after_commit`.
  ///   - route: the route as the API's description writes it.
  ///   - times: how many calls it meets.
  ///   - status: the status, for the kind `status`.
  ///   - message: its message.
  public func fault(_ kind: String, on route: String, times: Int = 1, status: Int? = nil, message: String? = nil) {
    guard let kind = Fault.Kind(rawValue: kind) else { return }
    var fault = Fault(kind, on: route, times: Int64(times))
    fault.status = status ?? fault.status
    fault.message = message
    try? strike(fault)
  }

  /// Lets the next call of a route have its effect, and its answer come late.
  /// - Parameters:
  ///   - route: the route as the API's description writes it.
  ///   - milliseconds: how late.
  public func delay(_ route: String, milliseconds: Int) {
    var fault = Fault(.delay, on: route)
    fault.milliseconds = Int64(milliseconds)
    try? strike(fault)
  }
}
