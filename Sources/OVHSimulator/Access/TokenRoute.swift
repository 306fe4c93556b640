import FoundationEssentials
import OVHClient

/// `POST /auth/oauth2/token`: tokens for service accounts, beside the API.
enum TokenRoute {
  /// How long a token is good for, in seconds.
  private static let lifetime: Int64 = 3599

  /// Answers a form with `grant_type` and `scope`; the service account stands in it as `client_id` and `client_secret`,
  /// or in the header as HTTP Basic (RFC 6749, section 2.3.1).
  static func answer(_ request: SimulatorRequest, _ state: inout SimulatorState, at now: Date) -> SimulatorResponse {
    let time = state.clock.time(at: now)
    guard let form = FormFields(String(decoding: request.body, as: UTF8.self)) else {
      return refusal(400, "invalid_request", "The body is not form-encoded")
    }
    guard form["grant_type"] == "client_credentials" else {
      return refusal(400, "unsupported_grant_type", "grant_type must be client_credentials")
    }
    let (id, secret) =
      request.header("authorization").map(basic) ?? (form["client_id"], form["client_secret"])
    guard let client = state.clients.first(where: { $0.id == id && $0.secret == secret }) else {
      var response = refusal(401, "invalid_client", "Unknown client_id or wrong client_secret")
      response.headers.append(HeaderField("WWW-Authenticate", "Basic"))
      return response
    }
    state.tokens = state.tokens.filter { $0.value.expiration > time }
    let token = state.generator.token(length: 64)
    state.tokens[token] = AccessToken(
      account: state.account.nichandle, clientID: client.id, expiration: time.addingTimeInterval(Double(lifetime)))
    return SimulatorResponse(
      status: 200,
      json: [
        "access_token": .string(token), "token_type": "Bearer", "expires_in": .integer(lifetime), "scope": "all",
      ])
  }

  /// The name and the secret of an `Authorization: Basic …`; neither where it is something else.
  private static func basic(_ authorization: String) -> (id: String?, secret: String?) {
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "basic",
      let data = Data(base64Encoded: String(parts[1])), let text = String(data: data, encoding: .utf8),
      let colon = text.firstIndex(of: ":")
    else { return (nil, nil) }
    return (PercentCoding.decode(text[..<colon]), PercentCoding.decode(text[text.index(after: colon)...]))
  }

  private static func refusal(_ status: Int, _ error: String, _ description: String) -> SimulatorResponse {
    SimulatorResponse(status: status, json: ["error": .string(error), "error_description": .string(description)])
  }
}
