import OVHClient

/// A field of the contact that owns a name, as registries in general judge it.
struct OwnerField: Hashable, Sendable {
  /// When a field has to be there.
  enum Need: Hashable, Sendable {
    case always
    /// Only where the legal form is `individual`, or only where it is not.
    case ofIndividuals(Bool)
    /// Everywhere but in the countries that have no such thing.
    case outside([String])
  }

  /// The path in a contact: `address.city`.
  var path: String
  /// The name in a refusal: `city`.
  var name: String
  /// A value that could be there.
  var example: String
  var need: Need = .always
  /// The values that are accepted; nil for any.
  var values: [String]?

  /// The most characters of any field.
  static let maximumLength = 255
  /// Countries whose addresses have no postal code.
  private static let withoutZip = ["IE", "AZ", "DJ", "LA", "CI", "AN", "HK", "BO", "PA", "HN", "NI", "SV", "CO"]

  /// Every field that is judged, in the order of the answers.
  static let all = [
    OwnerField(path: "address.city", name: "city", example: "Roubaix"),
    OwnerField(
      path: "address.country", name: "country", example: "FR", values: values(of: "nichandle.CountryEnum")),
    OwnerField(path: "email", name: "email", example: "owner@example.com"),
    OwnerField(path: "firstName", name: "first_name", example: "Camille", need: .ofIndividuals(true)),
    OwnerField(path: "language", name: "language", example: "fr_FR", values: values(of: "nichandle.LanguageEnum")),
    OwnerField(path: "lastName", name: "last_name", example: "Martin", need: .ofIndividuals(true)),
    OwnerField(
      path: "legalForm", name: "legal_form", example: "individual",
      values: ["association", "corporation", "individual", "other"]),
    OwnerField(path: "address.line1", name: "line1", example: "2 rue Kellermann"),
    OwnerField(
      path: "organisationName", name: "organisation_name", example: "Example", need: .ofIndividuals(false)),
    OwnerField(path: "phone", name: "phone", example: "+33.300000000"),
    OwnerField(path: "address.zip", name: "zip", example: "59100", need: .outside(withoutZip)),
  ]

  /// The rule of the field, as `domain.configuration.rules.Rule`.
  var rule: JSONValue {
    let length: JSONValue = ["operator": "maxlength", "value": .string(String(Self.maximumLength))]
    let list = values.map { [["operator": "contains", "values": .texts($0)] as JSONValue] } ?? []
    return [
      "label": .string(path), "type": "string",
      "description": .string("The owner's \(name.replacing("_", with: " "))."), "placeholder": .string(example),
      "constraints": .array(list + [required, length]),
    ]
  }

  private var required: JSONValue {
    switch need {
    case .always: return ["operator": "required"]
    case .ofIndividuals(let areMeant):
      return condition("legalForm", ["operator": areMeant ? "eq" : "ne", "value": "individual"])
    case .outside(let countries):
      return condition("address.country", ["operator": "notcontains", "values": .texts(countries)])
    }
  }

  /// A constraint that counts only where another field of the owner fulfils one of its own.
  private func condition(_ field: String, _ constraint: JSONValue) -> JSONValue {
    [
      "operator": "required",
      "conditions": [
        "label": "OWNER_CONTACT", "type": "contact",
        "fields": [
          "label": .string(field), "type": "string", "constraints": [constraint, ["operator": "required"]],
        ],
        "constraints": [["operator": "required"]],
      ],
    ]
  }

  /// What is wrong with the field of an owner; nil where nothing is.
  func problem(in owner: JSONValue) -> String? {
    let text = Self.value(path, in: owner)
    guard !text.isEmpty else { return isNeeded(in: owner) ? "Field \"\(name)\" is required" : nil }
    if text.count > Self.maximumLength { return "Field \"\(name)\" is too long" }
    return values?.contains(text) == false ? "Field \"\(name)\" is not one of the accepted values" : nil
  }

  private func isNeeded(in owner: JSONValue) -> Bool {
    switch need {
    case .always: return true
    // Without a legal form or a country nobody knows yet whether the field is needed.
    case .ofIndividuals(let areMeant):
      let form = Self.value("legalForm", in: owner)
      return !form.isEmpty && (form == "individual") == areMeant
    case .outside(let countries):
      let country = Self.value("address.country", in: owner)
      return !country.isEmpty && !countries.contains(country)
    }
  }

  private static func value(_ path: String, in owner: JSONValue) -> String {
    path.split(separator: ".").reduce(owner) { $0[String($1)] ?? .null }.string ?? ""
  }

  private static func values(of type: String) -> [String] {
    RouteTable.shared.enums[type] ?? []
  }
}
