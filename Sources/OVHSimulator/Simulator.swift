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
    var file: StateFile?
  }

  /// What the simulator is like.
  public let configuration: SimulatorConfiguration
  private let contents: Mutex<Contents>
  private let clock: @Sendable () -> Date

  /// Creates a simulator that forgets everything when it ends.
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

  /// Creates a simulator whose state survives in a file.
  ///
  /// Several programs may share the file: each call sees what the others have done. A call that changes something is
  /// answered after the change is durable.
  /// - Parameters:
  ///   - configuration: its seed, account and pace; of these the file keeps the account.
  ///   - stateFile: the path of the file; it is made at the first change.
  ///   - clock: tells the time; it is asked once for every call.
  /// - Throws: ``SimulatorStateError`` when the file cannot be read or holds something else.
  public init(
    configuration: SimulatorConfiguration = SimulatorConfiguration(), stateFile: String,
    clock: @escaping @Sendable () -> Date
  ) throws {
    self.configuration = configuration
    self.clock = clock
    var contents = Contents(core: SimulatorCore(configuration: configuration))
    var file = try StateFile(path: stateFile)
    try file.lock()
    defer { file.unlock() }
    if let state = try file.readIfChanged() { contents.core.state = state }
    contents.file = file
    self.contents = Mutex(contents)
  }

  /// The calls of the API received so far, oldest first.
  public var calls: [ReceivedCall] { contents.withLock { $0.calls } }

  /// Forgets everything: carts, orders, calls, faults and the movement of the clock.
  /// - Parameter keepingIdentifiers: whether no identifier that was given out is given out again, for clients that
  ///   remember what they ordered.
  public func reset(keepingIdentifiers: Bool = false) {
    _ = change(always: true) { contents, _ in
      contents.reset(keepingIdentifiers: keepingIdentifiers)
      return SimulatorResponse(status: 200, json: nil)
    }
  }

  /// Answers one call of the API.
  /// - Parameter request: the call, with the path below the base.
  public func handle(_ request: SimulatorRequest) -> SimulatorResponse {
    change(always: request.method != "GET") { contents, now in
      let response = contents.core.handle(request, at: now)
      contents.note(request, response, limit: Self.maximumCalls)
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
    let root = request
    return change(always: method != "GET") { RootRoutes.answer(root, &$0, at: $1) }
  }

  /// Runs one answer on the current state, and keeps what it changed before it is given.
  /// - Parameter always: whether a change is sure enough to be kept without looking.
  private func change(
    always: Bool, _ body: @Sendable (inout Contents, Date) -> SimulatorResponse
  ) -> SimulatorResponse {
    let now = clock()
    return contents.withLock { contents in
      guard var file = contents.file else { return body(&contents, now) }
      let before = contents
      do {
        try file.lock()
        defer { file.unlock() }
        if let state = try file.readIfChanged() { contents.core.state = state }
        let faults = contents.core.state.faults
        let response = body(&contents, now)
        if always || contents.core.state.faults != faults { try file.write(contents.core.state) }
        contents.file = file
        return response
      } catch {
        contents = before
        return Refusal(500, .named("Server::InternalServerError"), "\(error)").response
      }
    }
  }
}

extension Simulator.Contents {
  /// Begins again with an empty state.
  mutating func reset(keepingIdentifiers: Bool = false) {
    let before = core.state
    core = SimulatorCore(configuration: core.configuration)
    if keepingIdentifiers { core.state.continueIdentifiers(of: before) }
    calls = []
  }

  /// Remembers a call with its answer.
  mutating func note(_ request: SimulatorRequest, _ response: SimulatorResponse, limit: Int) {
    if calls.count >= limit { calls.removeFirst(limit / 10) }
    calls.append(
      Simulator.ReceivedCall(
        method: request.method, path: request.path, query: request.query,
        body: String(decoding: request.body, as: UTF8.self),
        status: response.delivery == .dropped ? nil : response.status))
  }
}
