import OVHClient

extension Fault {
  /// The answer of a `status` fault, in the shape in which the API answers with that status.
  var response: SimulatorResponse {
    var response: SimulatorResponse
    switch status {
    case _ where errorCode != nil:
      response = Refusal(status, .coded(errorCode ?? ""), message ?? "Refused by a fault").response
    case 408, 503, 504:
      // Load shows as pages that are not JSON.
      response = SimulatorResponse(
        status: status, headers: [HeaderField("Content-Type", "text/html")],
        body: Array("<html><body><h1>\(status) \(message ?? "Service Unavailable")</h1></body></html>".utf8))
    case 429: response = Refusal(429, .named("Client::TooManyRequests"), message ?? "Too many requests").response
    case 400..<500: response = Refusal(status, .named(Self.family(status)), message ?? "Refused by a fault").response
    default:
      response = Refusal(status, .named("Server::InternalServerError"), message ?? "Internal server error").response
    }
    if let retryAfter { response.headers.append(HeaderField("Retry-After", String(retryAfter))) }
    return response
  }

  /// What a call is answered at once whose effect comes later.
  var lateResponse: SimulatorResponse {
    switch answer {
    case .status(let status)?:
      var fault = self
      fault.status = status
      return fault.response
    case .hang?:
      var response = SimulatorResponse(status: 503)
      response.delivery = .hanging
      return response
    case .drop?, nil:
      var response = SimulatorResponse(status: 503)
      response.delivery = .dropped
      return response
    }
  }

  private static func family(_ status: Int) -> String {
    switch status {
    case 401: "Client::Unauthorized"
    case 403: "Client::Forbidden"
    case 404: "Client::NotFound"
    case 409: "Client::Conflict"
    default: "Client::BadRequest"
    }
  }
}
