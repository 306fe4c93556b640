import FoundationEssentials
import OVHClient

/// `/auth/?credentialToken=…`: where the holder of the account accepts or refuses a consumer key.
enum ConsentPage {
  /// Shows what is asked for, or takes the decision of the form.
  static func answer(
    _ request: SimulatorRequest, _ state: inout SimulatorState, at now: Date
  ) throws(Refusal) -> SimulatorResponse {
    let token = FormFields(request.query)?["credentialToken"] ?? ""
    guard !token.isEmpty, let index = state.credentials.firstIndex(where: { $0.validationToken == token }) else {
      throw .notFound("This credential token does not exist")
    }
    guard request.method == "POST" else { return .page(form(state.credentials[index])) }
    guard state.credentials[index].status == .pendingValidation else {
      throw .badRequest("This credential is \(state.credentials[index].status.rawValue) already")
    }
    let fields = FormFields(String(decoding: request.body, as: UTF8.self))
    let accepts = fields?["decision"] != "refuse"
    state.credentials[index].status = accepts ? .validated : .refused
    if let seconds = fields?["duration"].flatMap({ Double($0) }), seconds > 0, seconds < 1e10 {
      state.credentials[index].expiration = state.clock.time(at: now).addingTimeInterval(seconds)
    }
    guard let redirection = state.credentials[index].redirection, redirection.hasPrefix("http") else {
      return .page("<!doctype html><title>Done</title><p>The key is \(accepts ? "validated" : "refused").</p>")
    }
    // A header's value must not break the line.
    let location = redirection.filter { !$0.isNewline }
    return SimulatorResponse(status: 302, headers: [HeaderField("Location", location)])
  }

  private static func form(_ credential: Credential) -> String {
    let rules = credential.rules.map { "<li><code>\("\($0.method) \($0.path)".escapedForHTML)</code>" }.joined()
    return """
      <!doctype html><meta charset="utf-8"><title>Panier simulator: a key</title>
      <h1>An application asks for a key</h1><p>It wants to call:<ul>\(rules)</ul>
      <form method="post"><label>For <select name="duration"><option value="">ever
      <option value="86400">a day<option value="2592000">30 days</select></label>
      <button name="decision" value="accept">Accept</button>
      <button name="decision" value="refuse">Refuse</button></form>
      """
  }
}
