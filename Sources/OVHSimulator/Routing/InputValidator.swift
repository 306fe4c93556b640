import OVHClient

/// Judges queries and bodies by the types of the API's description, in the words of the API.
enum InputValidator {
  /// The fields of every model and the values of every enum, read once.
  private static let models = Dictionary(
    TableReader.lines(of: ModelData.text).compactMap { fields in
      fields.first.map { (String($0), Array(fields.dropFirst())) }
    }
  ) { first, _ in first }

  /// Refuses a call whose parameters do not have their types or are missing.
  /// - Parameters:
  ///   - match: the route with its path's values.
  ///   - query: the query.
  ///   - body: the body; `null` when there is none.
  static func validate(_ match: RouteTable.Match, query: FormFields, body: JSONValue) throws(Refusal) {
    for parameter in match.route.parameters {
      switch parameter.place {
      case .path:
        if let value = match.values[parameter.name] { try check(text: value, as: parameter.type) }
      case .query:
        guard let value = query[parameter.name] else {
          if parameter.isRequired { throw missing(parameter.name) }
          continue
        }
        try check(text: value, as: parameter.type)
      case .body where parameter.name == "$body": try check(model: parameter.type, body)
      case .body: try check(field: parameter.name, type: parameter.type, required: parameter.isRequired, in: body)
      }
    }
  }

  private static func missing(_ name: String) -> Refusal { .invalidInput("'\(name)' is a required property") }

  private static func check(text: String, as type: String) throws(Refusal) {
    switch type {
    case "long": if Int64(text) == nil { throw mismatch(.string(text), "integer") }
    case "boolean": if !["true", "false", "1", "0"].contains(text) { throw mismatch(.string(text), "boolean") }
    default: try check(.string(text), as: type)
    }
  }

  private static func check(model: String, _ body: JSONValue) throws(Refusal) {
    // An empty body counts as an object without keys, as Terraform's checkout shows.
    let object = body.isNull ? [:] : body
    guard case .object = object else { throw mismatch(body, "object") }
    for field in models[model] ?? [] {
      let parts = field.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let required = parts[1].hasSuffix("!")
      try check(
        field: String(parts[0]), type: String(required ? parts[1].dropLast() : parts[1]), required: required, in: object
      )
    }
  }

  private static func check(
    field: String, type: String, required: Bool, in object: JSONValue
  ) throws(Refusal) {
    guard let value = object[field] else {
      if required { throw missing(field) }
      return
    }
    if value == .null, !required { return }
    try check(value, as: type)
  }

  private static func check(_ value: JSONValue, as type: String) throws(Refusal) {
    if type.hasSuffix("[]") {
      guard let elements = value.array else { throw mismatch(value, "array") }
      for element in elements { try check(element, as: String(type.dropLast(2))) }
      return
    }
    switch type {
    case "long": if value.integer == nil { throw mismatch(value, "integer") }
    case "boolean": if value.bool == nil { throw mismatch(value, "boolean") }
    // The API takes a JSON boolean as a configuration's value.
    case "text": if value.string == nil, value.bool == nil, value.integer == nil { throw mismatch(value, "string") }
    case "datetime", "date":
      guard let text = value.string, Timestamp.parse(text) != nil else {
        throw .invalidInput("\(value.text.quotedSingly) is not a '\(type)'")
      }
    // Subsidiaries have a sentence of their own, said by their routes.
    case "nichandle.OvhSubsidiaryEnum": if value.string == nil { throw mismatch(value, "string") }
    default: try check(value, named: type)
    }
  }

  private static func check(_ value: JSONValue, named type: String) throws(Refusal) {
    guard let fields = models[type] else {
      if value.string == nil { throw mismatch(value, "string") }
      return
    }
    guard fields.first == "=" else { return try check(model: type, value) }
    guard let text = value.string else { throw mismatch(value, "string") }
    let allowed = fields.dropFirst()
    guard allowed.contains(where: { $0 == text }) else {
      throw .invalidInput("'\(text)' is not one of [\(allowed.map { "'\($0)'" }.joined(separator: ", "))]")
    }
  }

  private static func mismatch(_ value: JSONValue, _ type: String) -> Refusal {
    .invalidInput("\(value.text.quotedSingly) is not of type '\(type)'")
  }
}

extension String {
  /// A JSON text as the API quotes it: a string between single quotes, anything else as it is; cut when long.
  fileprivate var quotedSingly: String {
    let text = hasPrefix("\"") ? "'\(dropFirst().dropLast())'" : self
    return text.count > 80 ? text.prefix(80) + "…" : text
  }
}
