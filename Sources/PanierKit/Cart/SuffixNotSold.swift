import OVHClient
import PanierVM

/// A name under a suffix that OVHcloud does not sell.
struct SuffixNotSold: Error, CustomStringConvertible {
  let domain: String
  /// The API's own words for it.
  let answer: OVHError

  /// Whether a refusal means this.
  ///
  /// The API has said it in two ways.
  static func isReason(_ error: OVHError) -> Bool {
    guard error.kind == .api, error.status == 400 else { return false }
    return error.message.contains("Extension not managed")
      || error.message.hasPrefix("Some parameters are invalid in the request: Check failed.")
  }

  var description: String {
    let suffix = domain.firstIndex(of: ".").map { String(domain[$0...]) } ?? domain
    return "\(domain) cannot be ordered: OVHcloud does not sell \(suffix) (400: \(answer.message)"
      + (answer.queryID.map { ", query \($0)" } ?? "") + ")"
  }
}

extension SuffixNotSold: LuaErrorConvertible {
  /// The error as scripts see it: kind `api` with the status, class and query id of the answer.
  var luaError: LuaError {
    var error = answer.luaError
    error.message = sentence
    error.fields.removeAll { $0.0 == "hint" }
    return error
  }
}
