/// A fault that was ordered for calls to come.
struct Fault: Codable, Sendable, Hashable {
  /// What goes wrong.
  enum Kind: String, Codable, CaseIterable {
    /// The connection ends and the call has no effect.
    case dropBeforeCommit = "drop_before_commit"
    /// The call has its effect and the connection ends without an answer.
    case dropAfterCommit = "drop_after_commit"
    /// A status is answered and the call has no effect.
    case status
    /// The call has its effect; its answer comes late.
    case delay
    /// The call has its effect; half of its answer comes.
    case truncate
    /// The call has its effect; its answer is not JSON.
    case garbage
  }

  /// The method and template of the route, `*` for any.
  var route: String
  var kind: Kind
  /// How many calls it still strikes.
  var times: Int64
  /// How many matching calls it still lets pass before it strikes.
  var skip: Int64 = 0
  /// The status of `status`.
  var status: Int = 500
  /// The milliseconds of `delay`.
  var milliseconds: Int64 = 0
  /// The message of `status`; nil takes a usual one.
  var message: String?
  /// The value of `Retry-After` with `status`.
  var retryAfter: Int64?
  /// The code that `status` answers with in the older shape of an error; nil takes the current shape.
  var errorCode: String?

  /// Whether its answer takes the place of the API's own.
  var replacesAnswer: Bool { kind == .status || kind == .dropBeforeCommit }

  /// Whether it is meant for a call: by the template, or by the path itself.
  func strikes(method: String, template: String?, path: String) -> Bool {
    if route == "*" { return true }
    let parts = route.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "*" || parts[0] == method else { return false }
    return parts[1] == template ?? path || Credential.matches(String(parts[1]), path)
  }
}
