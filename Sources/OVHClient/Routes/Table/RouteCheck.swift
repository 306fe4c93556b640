/// Looks at a call before it is sent, and at its refusal afterwards, with the API's description at hand.
enum RouteCheck {
  /// Refuses what is nearly right, and so surely a slip: a misspelt path, parameter or key.
  ///
  /// Whatever has no near neighbour is sent, because the API has more routes and keys than its description.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` with the name that was probably meant.
  static func check(_ request: APIRequest, path: CallPath, shown: String, table: RouteTable) throws {
    guard let match = match(path, table) else { return }
    let (parts, operations) = (match.parts, match.operations)
    guard !operations.isEmpty else {
      guard let suggestion = table.suggestion(for: parts) else { return }
      throw usage(shown, "there is no such route; did you mean \(suggestion)?")
    }
    guard let operation = operations.first(where: { $0.method == request.method }) else { return }
    let queryNames = operation.query.map(\.name)
    for (name, _) in request.query {
      if let meant = slip(name, queryNames) {
        throw usage(shown, "the query has no parameter '\(name)'; did you mean '\(meant)'?")
      }
    }
    guard let body = request.body, let object = (try? JSONValue(parsing: body))?.object else { return }
    let keys = table.bodyFields(operation).map(\.name)
    for name in object.names {
      if let meant = slip(name, keys) {
        throw usage(shown, "the body has no key '\(name)'; did you mean '\(meant)'?")
      }
    }
  }

  /// What the description says about a refused call, or nil where it explains nothing.
  static func hint(_ request: APIRequest, path: CallPath, error: OVHError, table: RouteTable) -> String? {
    guard let match = match(path, table), let status = error.status else { return nil }
    let (parts, operations) = (match.parts, match.operations)
    let operation = operations.first { $0.method == request.method }
    switch (status, operation) {
    case (404, nil), (405, nil):
      if operations.isEmpty { return "no such route is known to the \(RouteTable.origin)" }
      return "this route takes \(operations.map(\.method.rawValue).joined(separator: ", "))"
    case (403, let operation?):
      guard error.errorClass?.hasPrefix("Client::Forbidden") == true, !operation.iamActions.isEmpty else { return nil }
      return "with a service account, allow it \(operation.iamActions.joined(separator: ", "))"
    case (400, let operation?): return complaint(request, parts, operation, table)
    default: return nil
    }
  }

  private static func complaint(
    _ request: APIRequest, _ parts: [String], _ operation: APIOperation, _ table: RouteTable
  ) -> String? {
    let body = request.body.flatMap { try? JSONValue(parsing: $0) }?.object
    let query = Dictionary(request.query, uniquingKeysWith: { first, _ in first })
    let values = zip(operation.segments, parts).filter { $0.0.hasPrefix("{") }.map(\.1)
    let given: [(APIParameter, JSONValue?)] =
      zip(operation.pathParameters, values).map { ($0, .string($1)) }
      + operation.query.map { ($0, query[$0.name].map(JSONValue.string)) }
      + table.bodyFields(operation).map { ($0, body?.present($0.name)) }
    for (parameter, value) in given {
      guard let value else {
        if parameter.isRequired { return "the call needs '\(parameter.name)'" }
        continue
      }
      if let wanted = expectation(parameter.type, value, table) { return "'\(parameter.name)' takes \(wanted)" }
    }
    return nil
  }

  /// What a type accepts, where the value is surely something else.
  private static func expectation(_ type: String, _ value: JSONValue, _ table: RouteTable) -> String? {
    switch type {
    case "long": return value.int64 == nil ? "a whole number" : nil
    case "boolean": return (try? Bool(json: value)) == nil ? "true or false" : nil
    case "datetime":
      guard let text = value.string, APIDate(text: text).date != nil else {
        return "a moment such as 2026-01-31T12:00:00+00:00"
      }
      return nil
    case "duration":
      let looksRight = value.string?.first == "P"
      return looksRight ? nil : "an ISO 8601 duration such as P1M or P1Y"
    default:
      guard let values = table.enums[type], let text = value.string, !values.contains(text) else { return nil }
      let shown = values.prefix(30).joined(separator: ", ")
      return "one of \(shown)\(values.count > 30 ? " and others" : "")"
    }
  }

  /// The name that was probably meant; nil for a name that is right or has no near neighbour.
  private static func slip(_ name: String, _ names: [String]) -> String? {
    names.contains(name) ? nil : Suggestion.nearest(to: name, among: names)
  }

  private static func match(_ path: CallPath, _ table: RouteTable) -> RouteTable.Match? {
    let match = table.match(path.encoded)
    return match.parts.first == "v2" ? nil : match
  }

  private static func usage(_ shown: String, _ problem: String) -> OVHError {
    OVHError(kind: .usage, request: shown, message: problem)
  }
}
