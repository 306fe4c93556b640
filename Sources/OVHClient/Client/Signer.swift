/// Proves who calls: makes the header fields of a request, with a signature or a token where there is to be one.
struct Signer: Sendable {
  let credentials: Credentials
  let userAgent: String
  let clock: ServerClock
  let tokens: TokenSource?

  /// Signs one request.
  /// - Parameters:
  ///   - call: the call.
  ///   - url: its absolute URL as sent.
  ///   - body: the exact bytes of its body as sent, or nil.
  ///   - serverTime: asks the server for its time.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/authentication`` when it must be signed and cannot be.
  func sign(
    _ call: ResolvedCall, url: String, body: [UInt8]?, serverTime: @escaping @Sendable () async throws -> Int64
  ) async throws -> SignedRequest {
    let method = call.request.method.rawValue
    var proof = SignedRequest.Proof.fixed
    var headers = [HeaderField("Accept", "application/json"), HeaderField("User-Agent", userAgent)]
    if body != nil { headers.append(HeaderField("Content-Type", "application/json")) }
    let signs =
      switch call.request.authentication {
      case .none: false
      case .signed: true
      // some routes that are called without a signature fail when they are signed
      case .automatic: credentials.canSign && call.operation?.authentication != APIOperation.Authentication.none
      }
    guard !signs || credentials.canSign else {
      var error = OVHError(
        kind: .authentication, request: call.shown,
        message: "the call must be signed, and there are \(credentials.kindName)")
      error.remedy = .signIn
      throw error
    }
    switch credentials {
    case .none: break
    case .applicationKeys(let key, let secret, let consumerKey):
      headers.append(HeaderField("X-Ovh-Application", key))
      guard signs, let consumerKey else { break }
      let moment = try await clock.moment(asking: serverTime)
      proof = .signature(delta: moment.delta)
      headers.append(HeaderField("X-Ovh-Timestamp", String(moment.seconds)))
      headers.append(HeaderField("X-Ovh-Consumer", consumerKey))
      let signature = Signature.value(
        secret: secret, consumerKey: consumerKey, method: method, url: url, body: body ?? [],
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
      request: TransportRequest(method: method, url: url, headers: headers, body: body), proof: proof)
  }

  /// Drops a proof that was refused.
  /// - Returns: whether another one may be taken: a new token, or a signature by a clock that had moved.
  func hasRenewed(
    _ proof: SignedRequest.Proof, after failure: OVHError, serverTime: @escaping @Sendable () async throws -> Int64
  ) async -> Bool {
    switch proof {
    case .fixed: return false
    case .signature(let delta):
      guard failure.errorClass == "INVALID_SIGNATURE" else { return false }
      return await clock.hasMoved(since: delta, asking: serverTime)
    case .token(let token):
      guard failure.status == 401 else { return false }
      await tokens?.forget(token)
      return true
    }
  }
}
