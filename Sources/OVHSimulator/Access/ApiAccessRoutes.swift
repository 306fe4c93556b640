import OVHClient

/// `/me/api`: applications, credentials and service accounts.
enum ApiAccessRoutes {
  static let table: [String: Handler] = [
    "GET /me/api/application": applications,
    "GET /me/api/application/{applicationId}": application,
    "DELETE /me/api/application/{applicationId}": deleteApplication,
    "GET /me/api/credential": credentials,
    "GET /me/api/credential/{credentialId}": credential,
    "PUT /me/api/credential/{credentialId}": updateCredential,
    "DELETE /me/api/credential/{credentialId}": deleteCredential,
    "GET /me/api/credential/{credentialId}/application": credentialApplication,
    "GET /me/api/oauth2/client": clients,
    "POST /me/api/oauth2/client": createClient,
    "GET /me/api/oauth2/client/{clientId}": client,
    "PUT /me/api/oauth2/client/{clientId}": updateClient,
    "DELETE /me/api/oauth2/client/{clientId}": deleteClient,
  ]

  static func applications(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(state.applications.map(\.id))
  }

  static func application(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try state.application(id: call.id("applicationId")).json
  }

  static func deleteApplication(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let id = try state.application(id: call.id("applicationId")).id
    state.applications.removeAll { $0.id == id }
    state.credentials.removeAll { $0.applicationID == id }
    return nil
  }

  static func credentials(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let application = call.query["applicationId"].flatMap { Int64($0) }
    let status = call.query["status"]
    return .ids(
      state.credentials.filter { credential in
        application.map { credential.applicationID == $0 } ?? true
          && status.map { credential.status.rawValue == $0 } ?? true
      }.map(\.id))
  }

  static func credential(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.credentials[try credentialIndex(state, call)].json
  }

  static func updateCredential(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let index = try credentialIndex(state, call)
    switch call.body["allowedIPs"] {
    case .array(let blocks): state.credentials[index].allowedIPs = blocks.compactMap(\.string)
    case .null: state.credentials[index].allowedIPs = nil
    default: break
    }
    return nil
  }

  static func deleteCredential(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.credentials.remove(at: try credentialIndex(state, call))
    return nil
  }

  static func credentialApplication(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try state.application(id: state.credentials[try credentialIndex(state, call)].applicationID).json
  }

  static func clients(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .texts(state.clients.map(\.id))
  }

  static func createClient(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    guard state.clients.count < 1000 else { throw .badRequest("This account has too many service accounts") }
    let client = OAuthClient(
      id: "EU." + state.generator.token(length: 16), secret: state.generator.token(length: 32),
      name: call.body["name"]?.string ?? "", description: call.body["description"]?.string ?? "",
      flow: call.body["flow"]?.string ?? "CLIENT_CREDENTIALS",
      callbackURLs: (call.body["callbackUrls"]?.array ?? []).compactMap(\.string), creation: call.now)
    state.clients.append(client)
    return ["clientId": .string(client.id), "clientSecret": .string(client.secret)]
  }

  static func client(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.clients[try clientIndex(state, call)].json(account: state.account.nichandle)
  }

  static func updateClient(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let index = try clientIndex(state, call)
    if let name = call.body["name"]?.string { state.clients[index].name = name }
    if let description = call.body["description"]?.string { state.clients[index].description = description }
    if let urls = call.body["callbackUrls"]?.array {
      state.clients[index].callbackURLs = urls.compactMap(\.string)
    }
    return nil
  }

  static func deleteClient(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let id = state.clients.remove(at: try clientIndex(state, call)).id
    state.tokens = state.tokens.filter { $0.value.clientID != id }
    return nil
  }

  private static func credentialIndex(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Int {
    let id = call.id("credentialId")
    guard let index = state.credentials.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (credentialId = \(id)) does not exist")
    }
    return index
  }

  private static func clientIndex(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Int {
    let id = call.value("clientId")
    guard let index = state.clients.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (clientId = \(id.prefix(80))) does not exist")
    }
    return index
  }
}

extension SimulatorState {
  /// The application of an identifier.
  fileprivate func application(id: Int64) throws(Refusal) -> ClientApplication {
    guard let application = applications.first(where: { $0.id == id }) else {
      throw .notFound("The requested object (applicationId = \(id)) does not exist")
    }
    return application
  }
}

extension ClientApplication {
  /// The application as `auth.ApiApplication`.
  fileprivate var json: JSONValue {
    [
      "applicationId": .integer(id), "applicationKey": .string(key), "description": "", "name": .string(name),
      "status": "active",
    ]
  }
}

extension OAuthClient {
  /// The service account as `oauth2.client`, without its secret.
  fileprivate func json(account: String) -> JSONValue {
    [
      "callbackUrls": .texts(callbackURLs), "clientId": .string(id), "createdAt": .string(Timestamp.utc(creation)),
      "description": .string(description), "flow": .string(flow),
      "identity": "urn:v1:eu:identity:credential:\(account)/oauth2-\(id)", "name": .string(name),
    ]
  }
}
