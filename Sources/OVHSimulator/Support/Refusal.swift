import OVHClient

/// Why a call is refused, in one of the shapes the API answers with.
struct Refusal: Error, Hashable {
  /// The HTTP status.
  var status: Int
  /// What names the kind of the refusal.
  var kind: Kind
  /// What is wrong, as the API words it.
  var message: String
  /// What belongs to it, by name.
  var details: [JSONObject.Member] = []

  /// The two shapes of an error body.
  enum Kind: Hashable {
    /// The current shape, with a class such as `Client::BadRequest`.
    case named(String)
    /// The older shape, with a code such as `NOT_GRANTED_CALL`.
    case coded(String)
  }

  init(_ status: Int, _ kind: Kind, _ message: String) {
    self.status = status
    self.kind = kind
    self.message = message
  }

  static func badRequest(_ message: String) -> Refusal { Refusal(400, .named("Client::BadRequest"), message) }

  static func invalidInput(_ reason: String) -> Refusal { badRequest("The input provided isn't valid: \(reason)") }

  static func forbidden(_ message: String = "You are not allowed") -> Refusal {
    Refusal(403, .named("Client::Forbidden"), message)
  }

  static func notFound(_ message: String) -> Refusal { Refusal(404, .named("Client::NotFound"), message) }

  static let bodyTooLarge = Refusal(
    413, .named("Client::BadRequest"), "The body is larger than \(SimulatorCore.maximumBody) bytes")
  static let mustLogIn = Refusal(401, .named("Client::Unauthorized"), "You must login first")
  static let noSuchURL = notFound("Got an invalid (or empty) URL")

  /// The answer that tells the refusal.
  var response: SimulatorResponse {
    switch kind {
    case .named(let name):
      SimulatorResponse(
        status: status,
        json: details.isEmpty
          ? ["class": .string(name), "message": .string(message)]
          : ["class": .string(name), "details": .object(JSONObject(members: details)), "message": .string(message)])
    case .coded(let code):
      SimulatorResponse(
        status: status,
        json: [
          "errorCode": .string(code), "httpCode": "\(status) \(Self.reason(status))", "message": .string(message),
        ])
    }
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    default: "Error"
    }
  }
}
