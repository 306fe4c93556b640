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
        call: call, attempt: attempt, method: method, url: url, stage: stage, headers: Redaction.headers(headers),
        body: Redaction.body(body)))
  }
}
