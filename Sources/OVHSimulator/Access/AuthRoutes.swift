import FoundationEssentials
import OVHClient

/// `/auth`: time, consumer keys, and who one is.
enum AuthRoutes {
  static let table: [String: Handler] = [
    "GET /auth/time": time,
    "POST /auth/credential": request,
    "GET /auth/currentCredential": current,
    "GET /auth/details": details,
    "POST /auth/logout": logout,
    "POST /auth/token": token,
  ]

  static func time(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .integer(Int64(call.now.timeIntervalSince1970.rounded(.down)))
  }

  static func request(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    guard let application = call.applicationKey.flatMap({ state.application(key: $0) }) else {
      throw Refusal(403, .coded("INVALID_KEY"), "Invalid application key")
    }
    let rules = (call.body["accessRules"]?.array ?? []).compactMap { rule -> SimulatorAccessRule? in
      guard let method = rule["method"]?.string, let path = rule["path"]?.string else { return nil }
      return SimulatorAccessRule(method, path)
    }
    guard !rules.isEmpty else { throw .invalidInput("'accessRules' needs a method and a path") }
    guard state.credentials.count < 10_000 else { throw .badRequest("This application has too many credentials") }
    let credential = Credential(
      id: state.identifier(), applicationID: application.id, consumerKey: state.generator.token(length: 32),
      status: .pendingValidation, rules: rules, creation: call.now,
      redirection: call.body["redirection"]?.string,
      allowedIPs: call.body["allowedIPs"]?.array?.compactMap(\.string),
      validationToken: state.generator.token(length: 64))
    state.credentials.append(credential)
    return [
      "consumerKey": .string(credential.consumerKey),
      "state": "pendingValidation",
      "validationUrl": .string("\(call.origin)/auth/?credentialToken=\(credential.validationToken)"),
    ]
  }

  static func current(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    guard case .credential(_, let id) = call.caller, let credential = state.credentials.first(where: { $0.id == id })
    else { throw .notFound("This call was not made with a consumer key") }
    return credential.json
  }

  static func details(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let account = try call.account()
    var method = "account"
    var identity = "urn:v1:eu:identity:account:\(account)"
    var routes: JSONValue = nil
    switch call.caller {
    case .credential(_, let id): routes = state.credentials.first { $0.id == id }?.json["rules"] ?? nil
    case .client(_, let id):
      method = "oauth2_client_credentials"
      identity = "urn:v1:eu:identity:credential:\(account)/oauth2-\(id)"
    case .anonymous: break
    }
    return [
      "account": .string(account), "allowedRoutes": routes, "description": nil, "identities": [.string(identity)],
      "method": .string(method), "roles": nil, "user": nil,
    ]
  }

  static func logout(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    if case .credential(_, let id) = call.caller, let index = state.credentials.firstIndex(where: { $0.id == id }) {
      state.credentials[index].status = .expired
    }
    return nil
  }

  static func token(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let token = state.generator.token(length: 48)
    state.tokens[token] = AccessToken(
      account: try call.account(), clientID: "session", expiration: call.now.addingTimeInterval(3599))
    return ["token": .string(token)]
  }
}

extension Credential {
  /// The credential as `auth.ApiCredential`.
  var json: JSONValue {
    [
      "allowedIPs": allowedIPs.map(JSONValue.texts) ?? nil,
      "applicationId": .integer(applicationID),
      "creation": .string(Timestamp.paris(creation)),
      "credentialId": .integer(id),
      "expiration": .text(expiration.map(Timestamp.paris)),
      "lastUse": .text(lastUse.map(Timestamp.paris)),
      "ovhSupport": false,
      "rules": .array(rules.map { ["method": .string($0.method), "path": .string($0.path)] }),
      "status": .string(status.rawValue),
    ]
  }
}
