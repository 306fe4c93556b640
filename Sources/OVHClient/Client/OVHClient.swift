import FoundationEssentials
import Synchronization

/// A client of the order API: it paces, signs, sends, retries reads and turns every failure into an ``OVHError``.
///
/// One client serves any number of tasks at once. Nothing is started or connected before the first call.
public final class OVHClient: Sendable {
  /// The region.
  public let endpoint: Endpoint
  /// What proves who calls.
  public let credentials: Credentials
  let transport: any Transport
  let options: OVHClientOptions
  private let signer: Signer
  private let pace: Pace?
  private let notices: RouteNotices?
  private let calls = Atomic<Int>(0)
  /// The carts that are being checked out, which nothing else may change meanwhile.
  let cartsInCheckout: CartsInCheckout
  /// Asked before each call that is not a read.
  private let fence: Fence?

  /// Lets a call pass, or throws what it fails with.
  public typealias Fence = @Sendable (_ call: AccessRule) throws -> Void

  /// Creates a client.
  /// - Parameters:
  ///   - endpoint: the region.
  ///   - credentials: what proves who calls.
  ///   - transport: the way requests go.
  ///   - options: how the client behaves.
  public init(
    endpoint: Endpoint, credentials: Credentials, transport: any Transport, options: OVHClientOptions = .init()
  ) {
    self.endpoint = endpoint
    self.credentials = credentials
    self.transport = transport
    self.options = options
    fence = nil
    cartsInCheckout = CartsInCheckout()
    notices = options.notice.map { RouteNotices(tell: $0) }
    pace = options.requestsPerMinute.map { Pace(requestsPerMinute: $0, now: options.now) }
    var tokens: TokenSource?
    if case .oauth2(let clientID, let clientSecret) = credentials {
      tokens = TokenSource(
        tokenURL: endpoint.tokenURL, clientID: clientID, clientSecret: clientSecret, transport: transport,
        options: options)
    }
    signer = Signer(
      credentials: credentials, userAgent: options.userAgent, clock: ServerClock(now: options.now), tokens: tokens)
  }

  /// A client that goes the same way, at the same pace, and asks before each call that is not a read.
  /// - Parameter fence: gets the method and the path of the call; what it throws is what the call fails with.
  public func fenced(by fence: @escaping Fence) -> OVHClient { OVHClient(self, fence: fence) }

  private init(_ other: OVHClient, fence: @escaping Fence) {
    endpoint = other.endpoint
    credentials = other.credentials
    transport = other.transport
    options = other.options
    signer = other.signer
    notices = other.notices
    pace = other.pace
    cartsInCheckout = other.cartsInCheckout
    let outer = other.fence
    self.fence = { call in
      try outer?(call)
      try fence(call)
    }
  }

  /// Makes one call that only reads, or changes what is private and can be taken back.
  ///
  /// Reads are sent again after refusals and faults that pass; writes never are.
  /// - Parameter request: the call.
  /// - Throws: ``OVHError``; of kind ``OVHError/Kind/guarded`` for any other route, see ``RouteClass``.
  public func call(_ request: APIRequest) async throws -> APIResponse {
    let call = try resolved(request)
    guard call.routeClass <= .free else {
      var error = OVHError(kind: .guarded, request: call.shown, message: call.refusal)
      error.remedy = call.rule?.sender.map(CallRemedy.send)
      throw error
    }
    return try await attempt(call)
  }

  /// Looks at a call before it is sent.
  /// - Parameter request: the call.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` for a path that is none, or that is misspelt.
  public func resolved(_ request: APIRequest) throws -> ResolvedCall {
    let call = try ResolvedCall(request)
    // what the guard keeps is refused for what it does, however its path is spelled
    if request.isChecked, call.routeClass < .guard { try RouteCheck.check(call, table: .shared) }
    return call
  }

  /// Makes one call of any class, once: who calls this has asked the operator.
  /// - Parameter call: the call.
  /// - Throws: ``OVHError`` whose `mayHaveHappened` says whether the call may have had its effect.
  @_spi(Purchase)
  public func send(_ call: ResolvedCall) async throws -> APIResponse {
    try await attempt(call, isShielded: call.routeClass == .guard, isOnce: true)
  }

  /// Makes one call that spends: sent once, and not given up once it is under way.
  func spend(_ request: APIRequest) async throws -> APIResponse {
    var request = request
    request.isUrgent = true
    request.isPatient = true
    return try await perform(try ResolvedCall(request), isShielded: true, isOnce: true)
  }

  /// Makes one call that is written like a purchase and only asks for its price: sent once.
  /// - Parameter isUrgent: whether it does not queue behind the pace.
  func rehearse(_ request: APIRequest, isUrgent: Bool) async throws -> APIResponse {
    var request = request
    request.isUrgent = isUrgent
    return try await perform(try ResolvedCall(request), isOnce: true)
  }

  /// Releases the transport's connections.
  public func shutdown() async { await transport.shutdown() }

  // MARK: - One call

  /// Makes a call that is not the guard's own: a write to a cart that is being checked out is refused.
  private func attempt(
    _ call: ResolvedCall, isShielded: Bool = false, isOnce: Bool = false
  ) async throws -> APIResponse {
    guard call.request.method != .get else { return try await perform(call, isShielded: isShielded, isOnce: isOnce) }
    return try await cartsInCheckout.write(CartsInCheckout.names(of: call), shown: call.shown) {
      try await self.perform(call, isShielded: isShielded, isOnce: isOnce)
    }
  }

  private func perform(_ call: ResolvedCall, isShielded: Bool = false, isOnce: Bool = false) async throws -> APIResponse
  {
    if !call.request.isDispensable { notices?.look(at: call) }
    let (request, shown) = (call.request, call.shown)
    let isWrite = request.method != .get
    if isWrite { try fence?(AccessRule(method: request.method, path: call.path.encoded)) }
    let url = endpoint.url(path: call.path.encoded) + Self.query(call.path.query, request.query)
    let body = request.body?.bytes
    let number = calls.add(1, ordering: .relaxed).newValue
    var attempt = 1
    var mayRenew = !isShielded
    while true {
      try Self.checkCancellation(shown)
      let trace = Tracer(options: options, call: number, attempt: attempt, method: request.method.rawValue, url: url)
      if request.isUrgent { await pace?.count() } else { try await waitForTurn(trace, shown) }
      var outgoing = try await signer.sign(call, url: url, body: body, serverTime: serverTime)
      outgoing.request.isPatient = request.isPatient
      try Self.checkCancellation(shown)
      var failure: OVHError
      var retryAfter: Duration?
      var mayPass = true
      do {
        // a request that spends goes on in a task of its own: given up half-way, it may still have become an order
        let answer =
          isShielded
          ? try await Task { [request = outgoing.request] in try await trace.send(request, through: self.transport) }
            .value
          : try await trace.send(outgoing.request, through: transport)
        if (200..<300).contains(answer.status) {
          return APIResponse(
            status: answer.status, body: answer.body, queryID: answer.queryID, request: shown, isWrite: isWrite)
        }
        failure = OVHError(answer: answer, request: shown, isWrite: isWrite)
        retryAfter = RetryAfter.wait(answer, now: options.now())
        if answer.status == 429 { await pace?.pause(for: min(retryAfter ?? .zero, options.retry.maximumDelay)) }
      } catch let error as TransportError {
        failure = OVHError(transport: error, request: shown, isWrite: isWrite)
        // an answer that was too long or broke the protocol would come the same way again
        mayPass = error.kind != .malformedAnswer
      } catch is CancellationError {
        throw Self.cancelled(shown, mayHaveHappened: isWrite)
      }
      // the server refused before it looked at the call, so that a write may be sent again too
      if await signer.hasRenewed(outgoing.proof, after: failure, serverTime: serverTime), mayRenew {
        mayRenew = false
        trace.emit(.wait(.zero, reason: "then attempt \(attempt + 1) with a new signature or token"))
        attempt += 1
        continue
      }
      guard request.isRepeatable, !isOnce, failure.isTransient, mayPass,
        let wait = options.retry.delay(afterAttempt: attempt, retryAfter: retryAfter, random: options.random)
      else {
        if let retryAfter, retryAfter >= .seconds(1), failure.isTransient {
          failure.hint = "the API asks to wait \(retryAfter.components.seconds) s"
        }
        if failure.hint == nil {
          failure.hint = RouteCheck.hint(call, error: failure, table: .shared)
        }
        throw failure
      }
      trace.emit(.wait(wait, reason: "then attempt \(attempt + 1)"))
      try await sleep(wait, shown)
      attempt += 1
    }
  }

  private func waitForTurn(_ trace: Tracer, _ shown: String) async throws {
    guard let wait = await pace?.turn(), wait > .zero else { return }
    trace.emit(.wait(wait, reason: "for the pace of the API"))
    try await sleep(wait, shown)
  }

  private func sleep(_ wait: Duration, _ shown: String) async throws {
    guard wait > .zero else { return }
    do { try await options.sleep(wait) } catch is CancellationError { throw Self.cancelled(shown) }
  }

  /// The server's time in seconds since 1970, asked without a signature (`GET /auth/time`).
  /// - Throws: ``OVHError``.
  public func serverTime() async throws -> Int64 { try await serverTime(isUrgent: false) }

  func serverTime(isUrgent: Bool) async throws -> Int64 {
    var request = APIRequest(.get, "/auth/time", authentication: .none)
    request.isUrgent = isUrgent
    return try await call(request).decoded()
  }

  // MARK: - Helpers

  private static func query(_ written: String?, _ items: [(String, String)]) -> String {
    var parts = items.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
    if let written { parts.insert(written, at: 0) }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  private static func checkCancellation(_ shown: String) throws {
    if Task.isCancelled { throw cancelled(shown) }
  }

  static func cancelled(_ shown: String, mayHaveHappened: Bool = false) -> OVHError {
    OVHError(
      kind: .cancelled, request: shown,
      message: mayHaveHappened ? "was given up while under way" : "was given up before it was sent",
      mayHaveHappened: mayHaveHappened)
  }
}
