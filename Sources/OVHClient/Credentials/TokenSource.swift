import FoundationEssentials

/// OAuth2 tokens of a service account: fetched once however many wait, renewed before they end, kept in memory only.
actor TokenSource {
  private struct Token: Sendable {
    let text: String
    let end: Date
  }

  /// How long before its end a token is renewed; the official clients take ten seconds.
  private static let earliness: TimeInterval = 10

  private let tokenURL: String?
  private let clientID: String
  private let clientSecret: String
  private let transport: any Transport
  private let options: OVHClientOptions
  private var current: Token?
  private var fetching: Task<Token, any Error>?

  init(
    tokenURL: String?, clientID: String, clientSecret: String, transport: any Transport, options: OVHClientOptions
  ) {
    self.tokenURL = tokenURL
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.transport = transport
    self.options = options
  }

  /// A token that is good for ten more seconds at least.
  /// - Throws: ``OVHError``.
  func token() async throws -> String {
    if let current, current.end.timeIntervalSince(options.now()) > Self.earliness { return current.text }
    let task: Task<Token, any Error>
    if let fetching {
      task = fetching
    } else {
      task = Task { try await self.fetch() }
      fetching = task
    }
    do {
      let token = try await task.value
      if fetching == task {
        current = token
        fetching = nil
      }
      return token.text
    } catch {
      if fetching == task { fetching = nil }
      throw error
    }
  }

  /// Forgets a token that was refused; a newer one stays.
  func forget(_ refused: String) {
    if current?.text == refused { current = nil }
  }

  private func fetch() async throws -> Token {
    let shown = "POST the OAuth2 token URL"
    guard let tokenURL else {
      throw OVHError(
        kind: .configuration, request: shown,
        message: "this endpoint has no OAuth2 tokens; use application keys, or the endpoint ovh-eu, ovh-ca or ovh-us")
    }
    let form = [
      ("grant_type", "client_credentials"), ("client_id", clientID), ("client_secret", clientSecret), ("scope", "all"),
    ].map { "\($0.0)=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
    let request = TransportRequest(
      method: "POST", url: tokenURL,
      headers: [
        HeaderField("Accept", "application/json"), HeaderField("User-Agent", options.userAgent),
        HeaderField("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(form.utf8))
    var attempt = 1
    while true {
      var failure: OVHError
      var retryAfter: Duration?
      let asked = options.now()
      do {
        let trace = Tracer(options: options, call: 0, attempt: attempt, method: "POST", url: tokenURL)
        let answer = try await trace.send(request, through: transport)
        if answer.status == 200 { return try Self.token(answer, asked: asked, shown: shown) }
        failure = OVHError(answer: answer, request: shown, isWrite: false)
        if failure.status == 400 || failure.status == 401 || failure.status == 403 { failure.kind = .authentication }
        if failure.errorClass == "invalid_client" {
          failure.hint = "check client_id and client_secret, and that the account is of this region"
        }
        retryAfter = RetryAfter.wait(answer, now: options.now())
      } catch let error as TransportError {
        failure = OVHError(transport: error, request: shown, isWrite: false)
      } catch is CancellationError {
        throw OVHClient.cancelled(shown)
      }
      guard failure.isTransient,
        let wait = options.retry.delay(afterAttempt: attempt, retryAfter: retryAfter, random: options.random)
      else { throw failure }
      do { try await options.sleep(wait) } catch is CancellationError { throw OVHClient.cancelled(shown) }
      attempt += 1
    }
  }

  private static func token(_ answer: TransportResponse, asked: Date, shown: String) throws -> Token {
    let response = APIResponse(status: answer.status, body: answer.body, queryID: answer.queryID, request: shown)
    let json = try response.json()
    guard let text = json["access_token"]?.string, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw OVHError(kind: .decoding, request: shown, message: "answered 200 without an 'access_token'")
    }
    let life = json["expires_in"]?.int64 ?? 3599
    return Token(text: text, end: asked.addingTimeInterval(TimeInterval(max(0, life))))
  }
}
