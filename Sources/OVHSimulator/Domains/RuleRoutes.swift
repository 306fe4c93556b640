import OVHClient

/// `/domain/configurationRule`: what a registry asks of an owner.
enum RuleRoutes {
  static let table: [String: Handler] = [
    "GET /domain/configurationRule": show,
    "POST /domain/configurationRule/check": check,
  ]

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try DomainName(call.query["domain"] ?? "")
    let owner: JSONValue = [
      "label": "OWNER_CONTACT", "type": "contact", "description": "The owner of the name.",
      "fields": ["and": .array(OwnerField.all.map(\.rule)), "constraints": []],
      "constraints": [["operator": "required"]],
    ]
    guard call.query["action"] == "create" || call.query["action"] == "transfer" else { return owner }
    if call.query["action"] == "create", name.suffix == "berlin" { return berlin }
    return ["and": [owner, legalAge], "constraints": []]
  }

  static func check(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try DomainName(call.query["domain"] ?? "")
    let owner = call.body["owner"] ?? .null
    var broken: [(String, JSONValue)] = OwnerField.all.compactMap { field in
      field.problem(in: owner).map { ("owner.\(field.name)", .string($0)) }
    }
    if name.suffix == "berlin", call.query["action"] == "create" {
      let places = [("city", "Berlin"), ("country", "DE")]
      broken += places.filter { place, value in owner["address"]?[place]?.string.map { $0 != value } ?? false }
        .map { place, value in ("owner.\(place)", .string("Field \"\(place)\" must be \"\(value)\"")) }
    }
    if call.query["action"] == "transfer", (call.body["extras"]?["authInfo"]?.string ?? "").isEmpty {
      broken.append(("extras.authInfo", "Field \"authInfo\" is required"))
    }
    guard broken.isEmpty else {
      var refusal = Refusal(
        400, .named("Client::BadRequest::DOMDOCRuleNotRespected"),
        "\(broken.count) constraint\(broken.count == 1 ? " of rules is" : "s of rules are") not respected")
      // What begins with an underscore is about the check itself and does not count.
      let about: [(String, JSONValue)] = [
        ("_date", .string(Timestamp.utc(call.now))), ("_id", .string(state.generator.token(length: 9))),
        ("_message", "Input data does not respect the rule"),
      ]
      refusal.details = JSONObject(about + broken).members
      throw refusal
    }
    return nil
  }

  private static let legalAge: JSONValue = [
    "label": "OWNER_LEGAL_AGE", "type": "bool", "description": "The owner is of legal age.", "placeholder": "true",
    "constraints": [],
  ]

  /// Of `.berlin` the owner or the administrator has to live in Berlin: what one of them is asked depends on the other.
  private static let berlin: JSONValue = [
    "and": [resident("ADMIN_ACCOUNT", unless: "OWNER_CONTACT"), resident("OWNER_CONTACT", unless: "ADMIN_ACCOUNT")],
    "constraints": [],
  ]

  /// One of the two: where the other lives elsewhere, it has to live in Berlin; the owner may live in any country where
  /// the administrator lives there.
  private static func resident(_ label: String, unless other: String) -> JSONValue {
    let places: [(path: String, value: String)] = [("address.city", "Berlin"), ("address.country", "DE")]
    let fields = places.map { path, value -> JSONValue in
      var constraints: [JSONValue] = [
        ["operator": "eq", "value": .string(value), "conditions": lives(other, "ne", places)],
        ["operator": "required"],
        ["operator": "maxlength", "value": .string(String(OwnerField.maximumLength))],
      ]
      if label == "OWNER_CONTACT", path == "address.country" {
        let countries = OwnerField.all.first { $0.path == path }?.values ?? []
        constraints.append(
          ["operator": "contains", "values": .texts(countries), "conditions": lives(other, "eq", places)])
      }
      return [
        "label": .string(path), "type": "string", "description": "The place of residence.",
        "placeholder": .string(value), "constraints": .array(constraints),
      ]
    }
    return [
      "label": .string(label), "type": "contact", "description": "Who owns or administers the name.",
      "fields": label == "OWNER_CONTACT" ? ["and": .array(fields)] : ["and": .array(fields), "constraints": []],
      "constraints": [["operator": "required"]],
    ]
  }

  /// The condition that another contact lives in a place, or that it does not.
  private static func lives(
    _ label: String, _ comparison: String, _ places: [(path: String, value: String)]
  ) -> JSONValue {
    let fields = places.map { path, value -> JSONValue in
      [
        "label": .string(path), "type": "string",
        "constraints": [["operator": .string(comparison), "value": .string(value)], ["operator": "required"]],
      ]
    }
    return [
      "label": .string(label), "type": "contact", "fields": ["and": .array(fields), "constraints": []],
      "constraints": [["operator": "required"]],
    ]
  }
}
