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
  /// The farthest the clock is moved at once: a hundred years, in seconds.
  public static let maximumAdvance: Double = 3_155_760_000
  /// The most calls that are remembered; older ones are forgotten first.
  private static let maximumCalls = 100_000

  struct Contents: ~Copyable, Sendable {
    var core: SimulatorCore
    var calls: [ReceivedCall] = []
    /// Where the state is kept, when it is.
    var keeper: StateKeeper?
    /// Whether everything was forgotten by the call in hand.
    var wasReset = false
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
    configuration: SimulatorConfiguration = SimulatorConfiguration(),
    clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.configuration = configuration
    self.clock = clock
    contents = Mutex(Contents(core: SimulatorCore(configuration: configuration)))
  }

  /// Creates a simulator whose state survives in a file.
  ///
  /// Several programs may share the file: each call sees what the others have done. A call that changes something is
  /// answered after the change is in the file, so that it survives the end of the program at any instant; an order
  /// that is placed, paid or withdrawn from is synchronised with the disk as well.
  /// - Parameters:
  ///   - configuration: its seed, account and pace; of these the file keeps the account.
  ///   - stateFile: the path of the file; it is made where there is none.
  ///   - clock: tells the time; it is asked once for every call.
  /// - Throws: ``SimulatorStateError`` when the file cannot be read or holds something else.
  public init(
    configuration: SimulatorConfiguration = SimulatorConfiguration(), stateFile: String,
    clock: @escaping @Sendable () -> Date
  ) throws {
    self.configuration = configuration
    self.clock = clock
    var core = SimulatorCore(configuration: configuration)
    var keeper = StateKeeper(path: stateFile)
    try keeper.begin(&core.state)
    keeper.end()
    contents = Mutex(Contents(core: core, keeper: keeper))
  }

  /// Creates a simulator whose state survives in a file as well as it can, and that works in any case.
  ///
  /// The file and the folders above it are made, and the file is read, when they are first needed. A file that cannot
  /// be read is moved aside; where nothing can be written, the simulator forgets everything when it ends.
  /// - Parameters:
  ///   - configuration: its seed, account and pace; of these the file keeps the account.
  ///   - personalStateFile: the path of the file.
  ///   - clock: tells the time; it is asked once for every call.
  ///   - warn: told in one sentence without a full stop what could not be kept or read.
  public init(
    configuration: SimulatorConfiguration = SimulatorConfiguration(), personalStateFile: String,
    clock: @escaping @Sendable () -> Date, warn: @escaping @Sendable (String) -> Void
  ) {
    self.configuration = configuration
    self.clock = clock
    contents = Mutex(
      Contents(
        core: SimulatorCore(configuration: configuration), keeper: StateKeeper(path: personalStateFile, warn: warn)))
  }

  /// The calls of the API received so far, oldest first.
  public var calls: [ReceivedCall] { contents.withLock { $0.calls } }

  /// Forgets everything: carts, orders, calls, faults and the movement of the clock.
  /// - Parameter keepingIdentifiers: whether no identifier that was given out is given out again, for clients that
  ///   remember what they ordered.
  public func reset(keepingIdentifiers: Bool = false) {
    _ = change { contents, _ in
      contents.reset(keepingIdentifiers: keepingIdentifiers)
      return SimulatorResponse(status: 200, json: nil)
    }
  }

  /// Makes calls to come go wrong.
  /// - Parameter fault: what goes wrong, and with which calls.
  /// - Throws: ``SimulatorControlError`` when there are 1000 faults already.
  public func strike(_ fault: Fault) throws {
    try control { contents, _ throws(Refusal) in try contents.strike(fault) }
  }

  /// Forgets the faults that have not struck yet.
  public func forgetFaults() {
    _ = change { contents, _ in
      contents.forgetFaults()
      return SimulatorResponse(status: 200, json: nil)
    }
  }

  /// Forgets the calls received so far; carts and orders stay.
  public func forgetCalls() {
    _ = change { contents, _ in
      contents.forgetCalls()
      return SimulatorResponse(status: 200, json: nil)
    }
  }

  /// The calls of a route received so far, oldest first.
  /// - Parameter route: method and path as faults name them: `POST /order/cart/{cartId}/checkout`.
  public func calls(of route: String) -> [ReceivedCall] { contents.withLock { $0.calls(of: route) } }

  /// Moves the simulator's clock forward.
  /// - Parameter seconds: how far.
  public func advance(by seconds: Double) {
    _ = change { contents, now in
      contents.advance(by: seconds, speed: nil, at: now)
      return SimulatorResponse(status: 200, json: nil)
    }
  }

  /// The time on the simulator's clock.
  public var time: Date {
    let now = clock()
    return contents.withLock { $0.core.state.clock.time(at: now) }
  }

  /// Runs a control; what it refuses becomes an error.
  private func control(_ body: @Sendable (inout Contents, Date) throws(Refusal) -> Void) throws {
    let response = change { contents, now in
      do throws(Refusal) { try body(&contents, now) } catch { return error.response }
      return SimulatorResponse(status: 200, json: nil)
    }
    guard response.status >= 400 else { return }
    let message = (try? JSONValue(parsing: response.body))?["message"]?.string
    throw SimulatorControlError(description: message ?? "the simulator refuses it")
  }

  /// Answers one call of the API.
  /// - Parameter request: the call, with the path below the base.
  public func handle(_ request: SimulatorRequest) -> SimulatorResponse {
    change { contents, now in
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
    let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
    let path = mark.map { String(target[..<$0]) } ?? target
    var request = SimulatorRequest(
      method: method, path: path, query: mark.map { String(target[target.utf8.index(after: $0)...]) } ?? "", url: url,
      headers: headers, body: body)
    for base in Self.bases where path.utf8.starts(with: base.utf8) {
      let rest = path.utf8.dropFirst(base.utf8.count)
      guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { continue }
      request.path = String(Substring(rest))
      return handle(request)
    }
    let root = request
    return change { RootRoutes.answer(root, &$0, at: $1) }
  }

  /// Runs one answer on the current state, and keeps what it changed before it is given.
  private func change(_ body: @Sendable (inout Contents, Date) -> SimulatorResponse) -> SimulatorResponse {
    let now = clock()
    return contents.withLock { contents in
      do throws(SimulatorStateError) {
        try contents.keeper?.begin(&contents.core.state)
        defer { contents.keeper?.end() }
        contents.wasReset = false
        let response = body(&contents, now)
        try contents.keeper?.keep(&contents.core.state, anew: contents.wasReset)
        return response
      } catch {
        return Refusal(500, .named("Server::InternalServerError"), "\(error)").response
      }
    }
  }
}

/// Why the simulator does not take a control.
public struct SimulatorControlError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence.
  public let description: String
}

extension Simulator.Contents {
  mutating func strike(_ fault: Fault) throws(Refusal) {
    guard core.state.faults.count < 1000 else { throw .badRequest("There are too many faults") }
    core.state.faults.append(fault)
  }

  mutating func forgetFaults() { core.state.faults = [] }

  mutating func forgetCalls() { calls = [] }

  mutating func advance(by seconds: Double, speed: Double?, at now: Date) {
    core.state.clock.advance(by: seconds, speed: speed, at: now)
  }

  func calls(of route: String) -> [Simulator.ReceivedCall] {
    let wanted = Fault(.garbage, on: route)
    return calls.filter { call in
      wanted.strikes(method: call.method, template: RoutedCall.template(call.method, call.path), path: call.path)
    }
  }

  /// Begins again with an empty state.
  mutating func reset(keepingIdentifiers: Bool = false) {
    let before = core.state
    core = SimulatorCore(configuration: core.configuration)
    if keepingIdentifiers { core.state.continueIdentifiers(of: before) }
    calls = []
    wasReset = true
  }

  /// Remembers a call with its answer.
  mutating func note(_ request: SimulatorRequest, _ response: SimulatorResponse, limit: Int) {
    if calls.count >= limit { calls.removeFirst(limit / 10) }
    calls.append(
      Simulator.ReceivedCall(
        method: request.method, path: request.path, query: request.query,
        body: String(decoding: request.body, as: UTF8.self),
        status: response.delivery == .dropped || response.delivery == .hanging ? nil : response.status))
  }
}
