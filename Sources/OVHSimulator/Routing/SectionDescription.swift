import OVHClient

/// The API's description of itself, `{base}/order.json` and the like, made from the table of routes.
enum SectionDescription {
  /// The section that a path asks for: `order` of `/order.json`; nil for another path.
  static func section(_ path: String) -> Substring? {
    guard path.hasPrefix("/"), path.hasSuffix(".json") else { return nil }
    let name = path.dropFirst().dropLast(5)
    return sections.contains(name) ? name : nil
  }

  private static let sections = Set(
    RouteTable.shared.describedOperations.map { $0.path.dropFirst().prefix { $0 != "/" } })

  /// The description of a section.
  /// - Parameters:
  ///   - section: the first part of its paths.
  ///   - base: the URL that its paths are appended to.
  static func json(of section: Substring, base: String) -> JSONValue {
    let operations = RouteTable.shared.describedOperations.filter {
      $0.path.dropFirst().prefix { $0 != "/" } == section
    }
    var paths: [String] = []
    var byPath: [String: [APIOperation]] = [:]
    for operation in operations {
      if byPath[operation.path] == nil { paths.append(operation.path) }
      byPath[operation.path, default: []].append(operation)
    }
    let apis = paths.map { path -> JSONValue in
      ["description": "", "operations": .array((byPath[path] ?? []).map(json)), "path": .string(path)]
    }
    return [
      "apiVersion": "1.0", "apis": .array(apis), "basePath": .string(base), "models": models(of: operations),
      "resourcePath": .string("/\(section)"),
    ]
  }

  private static func json(_ operation: APIOperation) -> JSONValue {
    let parameters =
      operation.pathParameters.map { json($0, "path", isRequired: true) }
      + operation.query.map { json($0, "query", isRequired: $0.isRequired) }
      + operation.body.map { json($0, "body", isRequired: $0.isRequired) }
    return [
      "apiStatus": ["description": "", "value": .string(status(operation.status))],
      "description": "",
      "httpMethod": .string(operation.method.rawValue),
      "iamActions": .array(operation.iamActions.map { ["name": .string($0), "required": true] }),
      "noAuthentication": .bool(operation.authentication != .required),
      "parameters": .array(parameters),
      "responseType": .string(operation.response),
    ]
  }

  private static func json(_ parameter: APIParameter, _ place: String, isRequired: Bool) -> JSONValue {
    let name: JSONValue = parameter.name == "$body" ? nil : .string(parameter.name)
    return [
      "dataType": .string(parameter.type), "description": "", "fullType": .string(parameter.type), "name": name,
      "paramType": .string(place), "required": .bool(isRequired),
    ]
  }

  private static func status(_ status: APIOperation.Status) -> String {
    switch status {
    case .production: "PRODUCTION"
    case .beta: "BETA"
    case .alpha: "ALPHA"
    case .deprecated: "DEPRECATED"
    }
  }

  /// The models and enums that the parameters of operations are made of.
  private static func models(of operations: [APIOperation]) -> JSONValue {
    var waiting = operations.flatMap { ($0.pathParameters + $0.query + $0.body).map(\.type) }
    var found: [String: JSONValue] = [:]
    while let type = waiting.popLast() {
      let name = type.hasSuffix("[]") ? String(type.dropLast(2)) : type
      guard found[name] == nil else { continue }
      let parts = name.split(separator: ".")
      let id: JSONValue = .string(String(parts.last ?? ""))
      let namespace: JSONValue = .string(parts.dropLast().joined(separator: "."))
      if let values = RouteTable.shared.enums[name] {
        found[name] = [
          "description": "", "enum": .texts(values), "enumType": "string", "id": id, "namespace": namespace,
        ]
      } else if let fields = RouteTable.shared.models[name] {
        waiting += fields.map(\.type)
        let properties = fields.map { field -> (String, JSONValue) in
          (
            field.name,
            [
              "canBeNull": .bool(!field.isRequired), "description": "", "fullType": .string(field.type),
              "readOnly": false, "required": .bool(field.isRequired), "type": .string(field.type),
            ]
          )
        }
        found[name] = [
          "description": "", "id": id, "namespace": namespace, "properties": .object(JSONObject(properties)),
        ]
      }
    }
    return .object(JSONObject(found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
  }
}
