import NearestName

/// Looks at a call before it is sent, and at its refusal afterwards, with the API's description at hand.
enum RouteCheck {
  /// Refuses what is nearly right, and so surely a slip: a misspelt path, parameter or key.
  ///
  /// Whatever has no near neighbour is sent, because the API has more routes and keys than its description.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` with the name that was probably meant.
  static func check(_ call: ResolvedCall, table: RouteTable) throws {
    guard let operation = call.operation else {
      guard isOfTable(call), table.operations(at: call.path.parts).isEmpty,
        let suggestion = table.suggestion(for: call.path.parts)
      else { return }
      throw usage(call, "there is no such route; did you mean \(suggestion)?")
    }
    let queryNames = operation.query.map(\.name)
    for (name, _) in call.request.query {
      if let meant = slip(name, queryNames) {
        throw usage(call, "the query has no parameter '\(name)'; did you mean '\(meant)'?")
      }
    }
    guard let object = call.request.body?.object else { return }
    let keys = table.bodyFields(operation).map(\.name)
    for name in object.names {
      if let meant = slip(name, keys) {
        throw usage(call, "the body has no key '\(name)'; did you mean '\(meant)'?")
      }
    }
  }

  /// What the description says about a refused call, or nil where it explains nothing.
  static func hint(_ call: ResolvedCall, error: OVHError, table: RouteTable) -> String? {
    guard isOfTable(call), let status = error.status else { return nil }
    switch (status, call.operation) {
    case (404, nil), (405, nil):
      let operations = table.operations(at: call.path.parts)
      // The API has more routes than the description that is carried, so only the API can say that there is none.
      if operations.isEmpty {
        return error.message.lowercased().contains("invalid (or empty) url")
          ? "the API has no such route" : "the route is not in the \(RouteTable.origin)"
      }
      // of routes that are not described only the writes are known
      guard operations.allSatisfy(\.isDescribed) else { return nil }
      return "this route takes \(operations.map(\.method.rawValue).joined(separator: ", "))"
    case (403, let operation?):
      guard error.errorClass?.hasPrefix("Client::Forbidden") == true, !operation.iamActions.isEmpty else { return nil }
      return "with a service account, allow it \(operation.iamActions.joined(separator: ", "))"
    case (400, let operation?): return complaint(call, operation, table)
    default: return nil
    }
  }

  private static func complaint(_ call: ResolvedCall, _ operation: APIOperation, _ table: RouteTable) -> String? {
    let check = TypeCheck(table.types)
    let query = Dictionary(call.request.query, uniquingKeysWith: { first, _ in first })
    let values = zip(operation.segments, call.path.parts).filter { $0.0.hasPrefix("{") }.map(\.1)
    var given = zip(operation.pathParameters, values).map { ($0, Optional($1)) }
    given += operation.query.map { ($0, query[$0.name]) }
    for (parameter, text) in given {
      guard let text else {
        if parameter.isRequired { return "the call needs '\(parameter.name)'" }
        continue
      }
      if let mismatch = check.mismatch(text: text, parameter.type) { return sentence(mismatch, in: parameter.name) }
    }
    let body = call.request.body?.object ?? JSONObject()
    for mismatch in check.mismatches(body, having: table.bodyFields(operation)) {
      guard case .key(let name)? = mismatch.path.first else { continue }
      switch mismatch.problem {
      case .missing: return "the call needs '\(mismatch.name)'"
      case .undeclared: continue
      default: if let sentence = sentence(mismatch, in: name) { return sentence }
      }
    }
    return nil
  }

  /// What a parameter takes, where its type says so.
  private static func sentence(_ mismatch: TypeCheck.Mismatch, in name: String) -> String? {
    let wanted: String
    switch mismatch.type {
    case "long", "int": wanted = "a whole number"
    case "boolean": wanted = "true or false"
    case "datetime": wanted = "a moment such as 2026-01-31T12:00:00+00:00"
    case "duration": wanted = "an ISO 8601 duration such as P1M or P1Y"
    default:
      guard case .value(let values) = mismatch.problem else { return nil }
      wanted = "one of \(values.prefix(30).joined(separator: ", "))\(values.count > 30 ? " and others" : "")"
    }
    return "'\(name)' takes \(wanted)"
  }

  /// The name that was probably meant; nil for a name that is right or has no near neighbour.
  private static func slip(_ name: String, _ names: [String]) -> String? {
    names.contains(name) ? nil : Spelling.nearest(to: name, among: names)
  }

  /// Whether a path is of the API that the table is of; `/v2` is another one.
  private static func isOfTable(_ call: ResolvedCall) -> Bool { call.path.parts.first != "v2" }

  private static func usage(_ call: ResolvedCall, _ problem: String) -> OVHError {
    OVHError(kind: .usage, request: call.shown, message: problem)
  }
}
