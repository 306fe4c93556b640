public import FoundationEssentials
public import OVHClient
import Synchronization

/// A simulator that many callers share: in this process, over HTTP, or both at once.
public final class Simulator: Sendable {
  /// One call that was received.
  public struct ReceivedCall: Sendable, Hashable {
    /// The HTTP method.
    public var method: String
    /// The path as sent, without the base.
    public var path: String
    /// The query as sent; empty when there was none.
    public var query: String
    /// The body as text; empty when there was none.
    public var body: String
    /// The status of the answer; nil where the connection was dropped.
    public var status: Int?
  }

  /// The prefixes under which the API is served.
  static let bases = ["/1.0", "/v1"]
  /// The most calls that are remembered; older ones are forgotten first.
  private static let maximumCalls = 100_000

  struct Contents: Sendable {
    var core: SimulatorCore
    var calls: [ReceivedCall] = []
  }

  /// What the simulator is like.
  public let configuration: SimulatorConfiguration
  let contents: Mutex<Contents>
  private let clock: @Sendable () -> Date

  /// Creates a simulator.
  /// - Parameters:
  ///   - configuration: its seed, account and pace.
  ///   - clock: tells the time; it is asked once for every call.
  public init(
    configuration: SimulatorConfiguration = SimulatorConfiguration(), clock: @escaping @Sendable () -> Date
  ) {
    self.configuration = configuration
    self.clock = clock
    contents = Mutex(Contents(core: SimulatorCore(configuration: configuration)))
  }

  /// The calls of the API received so far, oldest first.
  public var calls: [ReceivedCall] { contents.withLock { $0.calls } }

  /// Forgets everything: carts, orders, calls, faults and the movement of the clock.
  public func reset() {
    contents.withLock { $0 = Contents(core: SimulatorCore(configuration: configuration)) }
  }

  /// Answers one call of the API.
  /// - Parameter request: the call, with the path below the base.
  public func handle(_ request: SimulatorRequest) -> SimulatorResponse {
    let now = clock()
    return contents.withLock { contents in
      let response = contents.core.handle(request, at: now)
      if contents.calls.count >= Self.maximumCalls { contents.calls.removeFirst(Self.maximumCalls / 10) }
      contents.calls.append(
        ReceivedCall(
          method: request.method, path: request.path, query: request.query,
          body: String(decoding: request.body, as: UTF8.self),
          status: response.delivery == .dropped ? nil : response.status))
      return response
    }
  }

  /// Answers whatever is asked of the simulator's address: the API below its base, and its own pages at the root.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - target: path and query as sent.
  ///   - url: the whole URL as sent.
  ///   - headers: the header fields in order.
  ///   - body: the bytes of the body.
  public func answer(
    method: String, target: String, url: String, headers: [HeaderField], body: [UInt8]
  ) -> SimulatorResponse {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? "/"
    var request = SimulatorRequest(
      method: method, path: path, query: parts.count > 1 ? String(parts[1]) : "", url: url, headers: headers,
      body: body)
    for base in Self.bases where path == base || path.hasPrefix(base + "/") {
      request.path = String(path.dropFirst(base.count))
      return handle(request)
    }
    let now = clock()
    return contents.withLock { RootRoutes.answer(request, &$0, at: now) }
  }
}
