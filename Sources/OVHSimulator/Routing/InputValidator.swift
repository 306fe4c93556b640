import OVHClient

/// Judges queries and bodies by the types of the API's description, in the words of the API.
enum InputValidator {
  private static let types = TypeCheck(RouteTable.shared.types)

  /// Refuses a call whose parameters do not have their types or are missing.
  /// - Parameters:
  ///   - call: the operation with its path's values.
  ///   - query: the query.
  ///   - body: the body; `null` when there is none.
  static func validate(_ call: RoutedCall, query: FormFields, body: JSONValue) throws(Refusal) {
    for parameter in call.operation.pathParameters {
      if let value = call.values[parameter.name] { try check(text: value, as: parameter.type) }
    }
    for parameter in call.operation.query {
      guard let value = query[parameter.name] else {
        if parameter.isRequired { throw missing(parameter.name) }
        continue
      }
      try check(text: value, as: parameter.type)
    }
    let fields = RouteTable.shared.bodyFields(call.operation)
    guard !fields.isEmpty else { return }
    // An empty body counts as an object without keys, as Terraform's checkout shows.
    guard let object = body.isNull ? JSONObject() : body.object else { throw mismatch(body, "object") }
    for mismatch in types.mismatches(object, having: fields) {
      if let refusal = refusal(mismatch) { throw refusal }
    }
  }

  private static func check(text: String, as type: String) throws(Refusal) {
    if let mismatch = types.mismatch(text: text, type), let refusal = refusal(mismatch) { throw refusal }
  }

  private static func missing(_ name: String) -> Refusal { .invalidInput("'\(name)' is a required property") }

  /// What the API says of a mismatch; nil where it says nothing.
  private static func refusal(_ mismatch: TypeCheck.Mismatch) -> Refusal? {
    switch mismatch.problem {
    case .missing: return missing(mismatch.name)
    case .undeclared, .twice: return nil
    case .value(let values):
      // Subsidiaries have a sentence of their own, said by their routes.
      guard mismatch.type != "nichandle.OvhSubsidiaryEnum", let text = mismatch.value.string else { return nil }
      return .invalidInput("'\(text)' is not one of [\(values.map { "'\($0)'" }.joined(separator: ", "))]")
    case .form:
      // Of texts the API judges dates alone, and takes them in more forms than it writes.
      guard ["datetime", "date"].contains(mismatch.type), let text = mismatch.value.string,
        Timestamp.parse(text) == nil
      else { return nil }
      return .invalidInput("'\(text.cut)' is not a '\(mismatch.type)'")
    case .unknown: return mismatch.value.string == nil ? Self.mismatch(mismatch.value, "string") : nil
    case .kind:
      // The API takes a JSON boolean as a configuration's value.
      if mismatch.type == "text", mismatch.value.bool != nil || mismatch.value.integer != nil { return nil }
      return Self.mismatch(mismatch.value, name(of: mismatch.type))
    }
  }

  /// A type in the words of JSON schemas.
  private static func name(of type: String) -> String {
    switch type {
    case "long", "int": "integer"
    case "double": "number"
    case "boolean": "boolean"
    case _ where type.hasSuffix("[]"): "array"
    case _ where RouteTable.shared.models[type] != nil || type.hasPrefix("map["): "object"
    default: "string"
    }
  }

  private static func mismatch(_ value: JSONValue, _ type: String) -> Refusal {
    .invalidInput("\(value.text.quotedSingly) is not of type '\(type)'")
  }
}

extension String {
  /// A JSON text as the API quotes it: a string between single quotes, anything else as it is; cut when long.
  fileprivate var quotedSingly: String { hasPrefix("\"") ? "'\(dropFirst().dropLast())'".cut : cut }

  fileprivate var cut: String { count > 80 ? prefix(80) + "…" : self }
}
