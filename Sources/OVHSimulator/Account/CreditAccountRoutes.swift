import OVHClient

/// `/me/ovhAccount`: the credit that the account has with OVHcloud; here there is none, and nothing moves it.
enum CreditAccountRoutes {
  static let table: [String: Handler] = [
    "GET /me/ovhAccount": list,
    "GET /me/ovhAccount/{ovhAccountId}": show,
    "PUT /me/ovhAccount/{ovhAccountId}": update,
    "GET /me/ovhAccount/{ovhAccountId}/movements": movements,
    "GET /me/ovhAccount/{ovhAccountId}/movements/{movementId}": movement,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    [.string(state.account.subsidiary)]
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try check(state, call)
    return [
      "alertThreshold": .id(state.account.creditThreshold),
      "balance": Subsidiary(state.account.subsidiary)?.price(.zero) ?? nil, "canBeCredited": true, "isActive": true,
      "lastUpdate": .string(Timestamp.paris(call.now)), "openDate": "2025-01-01T01:00:00+01:00",
      "ovhAccountId": .string(state.account.subsidiary),
    ]
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try check(state, call)
    state.account.creditThreshold = call.body["alertThreshold"]?.integer
    return nil
  }

  static func movements(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try check(state, call)
    return []
  }

  static func movement(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try check(state, call)
    throw .notFound("The requested object (movementId = \(call.id("movementId"))) does not exist")
  }

  private static func check(_ state: SimulatorState, _ call: Call) throws(Refusal) {
    let id = call.value("ovhAccountId")
    guard id == state.account.subsidiary else {
      throw .notFound("The requested object (ovhAccountId = \(id.prefix(40))) does not exist")
    }
  }
}
