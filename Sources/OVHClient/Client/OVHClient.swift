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
  private let clock: ServerClock
  private let pace: Pace?
  private let tokens: TokenSource?
  private let notices: RouteNotices?
  private let calls = Atomic<Int>(0)

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
    clock = ServerClock(now: options.now)
    notices = options.notice.map { RouteNotices(tell: $0) }
    pace = options.requestsPerMinute.map { Pace(requestsPerMinute: $0, now: options.now) }
    if case .oauth2(let clientID, let clientSecret) = credentials {
      tokens = TokenSource(
        tokenURL: endpoint.tokenURL, clientID: clientID, clientSecret: clientSecret, transport: transport,
        options: options)
    } else {
      tokens = nil
    }
  }

  /// Makes one call of any route that does not spend money.
  ///
  /// Reads are sent again after refusals and faults that pass; writes never are.
  /// - Parameter request: the call.
  /// - Throws: ``OVHError``; of kind ``OVHError/Kind/guarded`` for routes that order, pay or give up a right.
  public func call(_ request: APIRequest) async throws -> APIResponse {
    let path = try CallPath(request.path, method: request.method)
    let shown = Self.shown(request, path)
    try SpendingRoutes.check(request, path: path, shown: shown)
    if request.isChecked { try RouteCheck.check(request, path: path, shown: shown, table: .shared) }
    notices?.look(at: request.method, path)
    return try await perform(request, path: path, shown: shown)
  }

  /// Makes one call that spends: sent once, and not given up once it is under way.
  func spend(_ request: APIRequest) async throws -> APIResponse {
    var request = request
    request.isRepeatable = false
    let path = try CallPath(request.path, method: request.method)
    notices?.look(at: request.method, path)
    return try await perform(request, path: path, shown: Self.shown(request, path), isShielded: true)
  }

  /// Releases the transport's connections.
  public func shutdown() async { await transport.shutdown() }

  /// How a call is named in messages.
  static func shown(_ request: APIRequest, _ path: CallPath) -> String {
    "\(request.method.rawValue) \(CallPath.shown(path.encoded[...]))"
  }

  // MARK: - One call

  private func perform(
    _ request: APIRequest, path: CallPath, shown: String, isShielded: Bool = false
  ) async throws -> APIResponse {
    let isWrite = request.method != .get
    let url = endpoint.url(path: path.encoded) + Self.query(path.query, request.query)
    let number = calls.add(1, ordering: .relaxed).newValue
    var attempt = 1
    var mayRenew = !isShielded
    while true {
      try Self.checkCancellation(shown)
      let trace = Tracer(options: options, call: number, attempt: attempt, method: request.method.rawValue, url: url)
      try await waitForTurn(trace, shown)
      let outgoing = try await signed(request, path: path, url: url, shown: shown)
      try Self.checkCancellation(shown)
      var failure: OVHError
      var retryAfter: Duration?
      var mayPass = true
      do {
        // a request that spends goes on in a task of its own: given up half-way, it may still have become an order
        let answer =
          isShielded
          ? try await Task { try await trace.send(outgoing.request, through: self.transport) }.value
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
        // what broke a bound or the protocol once would do so again
        mayPass = error.kind != .malformedAnswer
      } catch is CancellationError {
        throw Self.cancelled(shown, mayHaveHappened: isWrite)
      }
      // the server refused before it looked at the call, so that a write may be sent again too
      if await hasRenewed(outgoing.proof, after: failure), mayRenew {
        mayRenew = false
        trace.emit(.wait(.zero, reason: "then attempt \(attempt + 1) with a new signature or token"))
        attempt += 1
        continue
      }
      guard request.isRepeatable, failure.isTransient, mayPass,
        let wait = options.retry.delay(afterAttempt: attempt, retryAfter: retryAfter, random: options.random)
      else {
        if let retryAfter, retryAfter >= .seconds(1), failure.isTransient {
          failure.hint = "the API asks to wait \(retryAfter.components.seconds) s"
        }
        if failure.hint == nil {
          failure.hint = RouteCheck.hint(request, path: path, error: failure, table: .shared)
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

  // MARK: - Authentication

  private func signed(
    _ request: APIRequest, path: CallPath, url: String, shown: String
  ) async throws -> SignedRequest {
    var proof = SignedRequest.Proof.fixed
    var headers = [HeaderField("Accept", "application/json"), HeaderField("User-Agent", options.userAgent)]
    if request.body != nil { headers.append(HeaderField("Content-Type", "application/json")) }
    var signs = request.authentication != .none
    if request.authentication == .automatic {
      signs = credentials.canSign && !isOpen(request.method, path)
    }
    guard !signs || credentials.canSign else {
      var error = OVHError(
        kind: .authentication, request: shown, message: "the call must be signed, and there are \(credentials.kindName)"
      )
      error.hint = "sign in with 'panier login', or give credentials in ovh.conf or the environment"
      throw error
    }
    switch credentials {
    case .none: break
    case .applicationKeys(let key, let secret, let consumerKey):
      headers.append(HeaderField("X-Ovh-Application", key))
      guard signs, let consumerKey else { break }
      let moment = try await clock.moment { try await self.serverTime() }
      proof = .signature(delta: moment.delta)
      headers.append(HeaderField("X-Ovh-Timestamp", String(moment.seconds)))
      headers.append(HeaderField("X-Ovh-Consumer", consumerKey))
      let signature = Signature.value(
        secret: secret, consumerKey: consumerKey, method: request.method.rawValue, url: url, body: request.body ?? [],
        timestamp: moment.seconds)
      headers.append(HeaderField("X-Ovh-Signature", signature))
    case .accessToken(let token):
      if signs { headers.append(HeaderField("Authorization", "Bearer \(token)")) }
    case .oauth2:
      guard signs, let tokens else { break }
      let token = try await tokens.token()
      proof = .token(token)
      headers.append(HeaderField("Authorization", "Bearer \(token)"))
    }
    return SignedRequest(
      request: TransportRequest(method: request.method.rawValue, url: url, headers: headers, body: request.body),
      proof: proof)
  }

  /// Drops a proof that was refused.
  /// - Returns: whether another one may be taken: a new token, or a signature by a clock that had moved.
  private func hasRenewed(_ proof: SignedRequest.Proof, after failure: OVHError) async -> Bool {
    switch proof {
    case .fixed: return false
    case .signature(let delta):
      guard failure.errorClass == "INVALID_SIGNATURE" else { return false }
      return await clock.hasMoved(since: delta) { try await self.serverTime() }
    case .token(let token):
      guard failure.status == 401 else { return false }
      await tokens?.forget(token)
      return true
    }
  }

  /// The server's time in seconds since 1970, asked without a signature (`GET /auth/time`).
  /// - Throws: ``OVHError``.
  public func serverTime() async throws -> Int64 {
    try await call(APIRequest(.get, "/auth/time", authentication: .none)).decoded()
  }

  /// True for the routes that are called without a signature; some of them fail when they are signed.
  private func isOpen(_ method: HTTPMethod, _ path: CallPath) -> Bool {
    // the time is asked before the first signature: the whole table is not read for it
    if path.segments == ["auth", "time"] { return true }
    return RouteTable.shared.operation(method, path.encoded)?.authentication == APIOperation.Authentication.none
  }

  // MARK: - Helpers

  private static func query(_ written: String?, _ items: [(String, String)]) -> String {
    var parts = items.map { "\(CallPath.encodeSegment($0.0))=\(CallPath.encodeSegment($0.1))" }
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
