import OVHClient

/// `/domain/configurationRule`: what a registry asks of an owner.
enum RuleRoutes {
  static let table: [String: Handler] = [
    "GET /domain/configurationRule": show,
    "POST /domain/configurationRule/check": check,
  ]

  /// Fields of the owner: path in a contact, name in the refusal, and the most characters.
  private static let fields: [(path: String, name: String)] = [
    ("address.city", "city"), ("address.country", "country"), ("email", "email"), ("language", "language"),
    ("legalForm", "legal_form"), ("address.line1", "line1"), ("phone", "phone"),
  ]
  private static let maximumLength = 255

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try DomainName(call.query["domain"] ?? "")
    let length: JSONValue = ["operator": "maxlength", "value": .string(String(maximumLength))]
    let owner: JSONValue = [
      "label": "OWNER_CONTACT", "type": "contact",
      "fields": [
        "and": .array(
          fields.map { field in
            [
              "label": .string(field.path), "type": "string",
              "description": "The owner's \(field.name.map { $0 == "_" ? " " : String($0) }.joined()).",
              "constraints": [["operator": "required"], length],
            ]
          })
      ],
      "constraints": [["operator": "required"]],
    ]
    switch call.query["action"] {
    case "create": return ["and": [owner, legalAge]]
    case "transfer": return ["and": [owner, legalAge, authInfo]]
    default: return owner
    }
  }

  static func check(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try DomainName(call.query["domain"] ?? "")
    let owner = call.body["owner"] ?? .null
    var broken: [JSONObject.Member] = []
    for field in fields {
      let value = field.path.split(separator: ".").reduce(owner) { $0[String($1)] ?? .null }
      switch value.string {
      case nil, "":
        broken.append(JSONObject.Member(name: "owner.\(field.name)", value: "Field \"\(field.name)\" is required"))
      case let text? where text.count > maximumLength:
        broken.append(JSONObject.Member(name: "owner.\(field.name)", value: "Field \"\(field.name)\" is too long"))
      default: break
      }
    }
    if call.query["action"] == "transfer", (call.body["extras"]?["authInfo"]?.string ?? "").isEmpty {
      broken.append(JSONObject.Member(name: "extras.authInfo", value: "Field \"authInfo\" is required"))
    }
    guard broken.isEmpty else {
      var refusal = Refusal(
        400, .named("Client::BadRequest::DOMDOCRuleNotRespected"),
        "\(broken.count) constraint\(broken.count == 1 ? " of rules is" : "s of rules are") not respected")
      refusal.details = [JSONObject.Member(name: "_message", value: "Input data does not respect the rule")] + broken
      throw refusal
    }
    return nil
  }

  private static let legalAge: JSONValue = [
    "label": "OWNER_LEGAL_AGE", "type": "bool",
    "constraints": [["operator": "required"], ["operator": "shouldbetrue"]],
  ]
  private static let authInfo: JSONValue = [
    "label": "AUTH_INFO", "type": "string", "constraints": [["operator": "required"]],
  ]
}
