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
  /// Orders a fault, over the same door as any client.
  /// - Parameters:
  ///   - kind: `drop_before_commit`, `drop_after_commit`, `status`, `delay`, `truncate` or `garbage`.
  ///   - route: the route as the API's description writes it.
  ///   - times: how many calls it meets.
  ///   - status: the status, for the kind `status`.
  public func fault(_ kind: String, on route: String, times: Int = 1, status: Int? = nil) {
    order(
      #"{"route":"\#(route)","kind":"\#(kind)","times":\#(times)"# + (status.map { #","status":\#($0)"# } ?? "") + "}")
  }

  /// Lets the next call of a route have its effect, and its answer come late.
  /// - Parameters:
  ///   - route: the route as the API's description writes it.
  ///   - milliseconds: how late.
  public func delay(_ route: String, milliseconds: Int) {
    order(#"{"route":"\#(route)","kind":"delay","times":1,"ms":\#(milliseconds)}"#)
  }

  private func order(_ fault: String) {
    _ = answer(
      method: "POST", target: "/_simulator/faults", url: "http://simulator/_simulator/faults", headers: [],
      body: Array(fault.utf8))
  }
}
