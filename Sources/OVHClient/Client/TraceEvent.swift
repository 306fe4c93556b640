/// One thing a client did, for people who look for a fault; secrets are already taken out.
public struct TraceEvent: Sendable, CustomStringConvertible {
  /// What happened.
  public enum Stage: Sendable {
    /// A request goes out.
    case request
    /// A complete answer came.
    case answer(status: Int, queryID: String?, elapsed: Duration)
    /// No complete answer came.
    case failure(reason: String)
    /// The client waits before it sends the same again, or for its pace.
    case wait(Duration, reason: String)
  }

  /// The number of the call within its client, from 1; 0 for requests for an OAuth2 token.
  public var call: Int
  /// The attempt, from 1.
  public var attempt: Int
  /// The HTTP method.
  public var method: String
  /// The URL; values of its query that are secrets are taken out.
  public var url: String
  /// What happened.
  public var stage: Stage
  /// The header fields of the request or answer.
  public var headers: [HeaderField]
  /// The body of the request or answer; nil when there is none.
  public var body: String?

  /// One line: `#3 GET https://… → 200 in 41 ms`.
  public var description: String {
    let head = "#\(call) \(method) \(url)"
    switch stage {
    case .request: return attempt > 1 ? "\(head) (attempt \(attempt))" : head
    case .answer(let status, let queryID, let elapsed):
      let milliseconds = elapsed / .milliseconds(1)
      return "\(head) → \(status) in \(Int(milliseconds)) ms" + (queryID.map { " (query \($0))" } ?? "")
    case .failure(let reason): return "\(head) → \(reason)"
    case .wait(let wait, let reason): return "\(head): waits \(Int(wait / .milliseconds(1))) ms, \(reason)"
    }
  }

  /// The event with its header fields and its body: `#3   > Accept: application/json`, `#3   < {"cartId":"…"}`.
  ///
  /// Every line begins with the number of its call, so that calls under way at once can be told apart.
  public var lines: [String] {
    let direction = if case .request = stage { ">" } else { "<" }
    let content = headers.map { "\($0.name): \($0.value)" } + (body.map { [$0] } ?? [])
    return [description] + content.map { "#\(call)   \(direction) \($0)" }
  }
}
