extension OVHError {
  /// The error of an answer that is no success.
  /// - Parameters:
  ///   - answer: the answer.
  ///   - request: the call, without secrets.
  ///   - isWrite: true when the call may have changed something.
  init(answer: TransportResponse, request: String, isWrite: Bool) {
    let body = ErrorBody(answer.body)
    let kind: Kind = Self.isAboutCaller(answer.status, body) ? .authentication : .api
    self.init(kind: kind, request: request, message: body.message ?? Self.plainMessage(answer))
    status = answer.status
    errorClass = body.errorClass
    apiMessage = body.message
    details = body.details
    queryID = answer.queryID
    remedy = Hints.remedy(status: answer.status, errorClass: body.errorClass, message: message, details: details)
    mayHaveHappened = isWrite && Self.leavesDoubt(answer.status, body)
  }

  /// The error of a request without a complete answer.
  init(transport error: TransportError, request: String, isWrite: Bool) {
    let text =
      switch error.kind {
      case .notConnected: "was not sent: \(error.reason)"
      case .connectionLost: "got no complete answer: \(error.reason)"
      case .timedOut: "got no answer in time: \(error.reason)"
      case .malformedAnswer: "got an answer that cannot be used: \(error.reason)"
      }
    self.init(kind: .network, request: request, message: text)
    mayHaveHappened = isWrite && error.kind != .notConnected
  }

  /// True when the same read may succeed a moment later.
  var isTransient: Bool {
    switch kind {
    case .network: return true
    case .api:
      guard let status else { return false }
      return status >= 500 || status == 408 || status == 429 || (status == 400 && errorClass == "QUERY_TIME_OUT")
    default: return false
    }
  }

  private static let callerCodes: Set<String> = [
    "INVALID_SIGNATURE", "NOT_GRANTED_CALL", "NOT_CREDENTIAL", "INVALID_CREDENTIAL", "INVALID_KEY", "FORBIDDEN",
  ]

  private static func isAboutCaller(_ status: Int, _ body: ErrorBody) -> Bool {
    if status == 401 || body.errorClass.map(callerCodes.contains) == true { return true }
    // an order that its payment mean cannot pay is refused with the same status as a missing right
    return status == 403 && body.message?.contains("can't be paid") != true
  }

  private static func leavesDoubt(_ status: Int, _ body: ErrorBody) -> Bool {
    if status >= 500 || status < 400 || status == 408 { return true }
    // the API's own time-outs come as 400: what waited behind may go on
    let text = (body.message ?? "").lowercased()
    return status == 400
      && (body.errorClass == "QUERY_TIME_OUT" || text.contains("timeout") || text.contains("timed out"))
  }

  private static func plainMessage(_ answer: TransportResponse) -> String {
    switch answer.status {
    case 300..<400: "a redirect, which is not followed"
    case 401: "the call needs credentials"
    case 404: "there is no such thing"
    case 408, 504: "the API took too long"
    case 429: "too many requests"
    case 500...: "the API is out of order"
    default: "no reason given"
    }
  }
}

extension TransportResponse {
  /// The API's identifier of the call, under either of the names seen.
  var queryID: String? { header("X-Ovh-QueryID") ?? header("X-Ovh-Query-Id") ?? header("Ovh-Query-ID") }
}
