import FoundationEssentials

/// Tells the trace of one attempt, without secrets.
struct Tracer: Sendable {
  let options: OVHClientOptions
  let call: Int
  let attempt: Int
  let method: String
  let url: String

  func emit(_ stage: TraceEvent.Stage, headers: [HeaderField] = [], body: [UInt8]? = nil) {
    // redaction reads whole bodies: nothing of it is done unless somebody listens
    guard let trace = options.trace else { return }
    trace(
      TraceEvent(
        call: call, attempt: attempt, method: method, url: Redaction.url(url), stage: stage,
        headers: Redaction.headers(headers), body: Redaction.body(body)))
  }

  /// Sends a request and tells what went out and what came back.
  /// - Throws: ``TransportError``, `CancellationError`.
  func send(_ request: TransportRequest, through transport: any Transport) async throws -> TransportResponse {
    guard options.trace != nil else { return try await transport.send(request) }
    emit(.request, headers: request.headers, body: request.body)
    let start = options.now()
    do {
      let answer = try await transport.send(request)
      let elapsed = Duration.seconds(max(0, options.now().timeIntervalSince(start)))
      emit(
        .answer(status: answer.status, queryID: answer.queryID, elapsed: elapsed), headers: answer.headers,
        body: answer.body)
      return answer
    } catch let error as TransportError {
      emit(.failure(reason: error.reason))
      throw error
    }
  }
}
