import FoundationEssentials
import OVHClient

/// `POST /auth/oauth2/token`: tokens for service accounts, beside the API.
enum TokenRoute {
  /// How long a token is good for, in seconds.
  private static let lifetime: Int64 = 3599

  /// Answers a form with `grant_type`, `client_id`, `client_secret` and `scope`.
  static func answer(_ request: SimulatorRequest, _ state: inout SimulatorState, at now: Date) -> SimulatorResponse {
    let time = state.clock.time(at: now)
    guard let form = FormFields(String(decoding: request.body, as: UTF8.self)) else {
      return refusal(400, "invalid_request", "The body is not form-encoded")
    }
    guard form["grant_type"] == "client_credentials" else {
      return refusal(400, "unsupported_grant_type", "grant_type must be client_credentials")
    }
    guard let client = state.clients.first(where: { $0.id == form["client_id"] && $0.secret == form["client_secret"] })
    else { return refusal(401, "invalid_client", "Unknown client_id or wrong client_secret") }
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

  private static func refusal(_ status: Int, _ error: String, _ description: String) -> SimulatorResponse {
    SimulatorResponse(status: status, json: ["error": .string(error), "error_description": .string(description)])
  }
}
