import OVHClient

/// `/me/contact` and `/domain/contact`, which share their contacts and identifiers.
enum ContactRoutes {
  static let table: [String: Handler] = [
    "GET /me/contact": list,
    "POST /me/contact": create,
    "GET /me/contact/{contactId}": show,
    "PUT /me/contact/{contactId}": update,
    "GET /me/contact/{contactId}/fields": fields,
    "GET /domain/contact": all,
    "POST /domain/contact": { state, call throws(Refusal) in ofDomains(try create(&state, call)) },
    "GET /domain/contact/{contactId}": { state, call throws(Refusal) in ofDomains(try show(&state, call)) },
    "PUT /domain/contact/{contactId}": { state, call throws(Refusal) in ofDomains(try update(&state, call)) },
  ]

  /// What a contact must have to own a name.
  private static let mandatory: Set = [
    "address.city", "address.country", "address.line1", "address.zip", "email", "firstName", "language", "lastName",
    "legalForm", "phone",
  ]
  /// The most contacts an account has.
  private static let maximum = 1000

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(state.contacts.map(\.id))
  }

  static func all(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .array(state.contacts.map { ofDomains($0.json) })
  }

  /// A contact as `domain.Contact`, which has all but one of the properties of `me.contact.Contact`.
  private static func ofDomains(_ contact: JSONValue) -> JSONValue {
    guard var object = contact.object else { return contact }
    object["spareEmail"] = nil
    return .object(object)
  }

  static func create(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    guard state.contacts.count < maximum else { throw .badRequest("This account has too many contacts") }
    for key in ["address", "email", "firstName", "language", "lastName", "legalForm"]
    where call.body[key] == nil || call.body[key] == .null {
      throw .invalidInput("'\(key)' is a required property")
    }
    let blank = Contact.standard.object?.names.map { JSONObject.Member(name: $0, value: .null) } ?? []
    var contact = Contact(id: state.identifier(), fields: .object(JSONObject(members: blank)))
    contact.update(from: call.body)
    state.contacts.append(contact)
    return contact.json
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.contacts[try index(state, call)].json
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let index = try index(state, call)
    state.contacts[index].update(from: call.body)
    return state.contacts[index].json
  }

  static func fields(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try index(state, call)
    return .array(
      (RouteTable.shared.enums["xander.ContactFieldEnum"] ?? []).map { name in
        [
          "fieldName": .string(name), "mandatory": .bool(mandatory.contains(name)),
          "readOnly": .bool(name == "firstName" || name == "lastName" || name == "legalForm"),
        ]
      })
  }

  private static func index(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Int {
    let id = call.id("contactId")
    guard let index = state.contacts.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (contactId = \(id)) does not exist")
    }
    return index
  }
}
