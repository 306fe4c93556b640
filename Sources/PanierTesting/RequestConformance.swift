public import OVHClient
public import OVHSimulator

/// Judges requests by the table of the API's routes: method, path, query and body, with the types of their values.
public struct RequestConformance: Sendable {
  private let table: RouteTable

  /// Creates a judge.
  /// - Parameter table: the routes.
  public init(_ table: RouteTable = .shared) { self.table = table }

  /// Judges all calls that a simulator received and did not refuse.
  ///
  /// What it refused was wrong on purpose, or the test has failed already.
  /// - Parameter calls: the calls.
  /// - Throws: ``RequestFailure`` with what is wrong.
  public func check(_ calls: [Simulator.ReceivedCall]) throws {
    var found: [String] = []
    for call in calls where !(400..<500).contains(call.status ?? 0) && !call.path.hasPrefix("/_simulator") {
      for fault in faults(method: call.method, path: call.path, query: call.query, body: call.body)
      where !found.contains(fault) {
        found.append(fault)
      }
    }
    if !found.isEmpty { throw RequestFailure(faults: found) }
  }

  /// What is wrong with a request: each sentence names the route, the value, and what is declared.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - path: the path below the base.
  ///   - query: the query as sent, without the question mark.
  ///   - body: the body as text; empty where there is none.
  public func faults(method: String, path: String, query: String, body: String) -> [String] {
    guard let known = HTTPMethod(rawValue: method), let operation = table.operation(known, path) else {
      return ["\(method) \(path): there is no such operation"]
    }
    // nothing is known of what such a call must hold
    guard operation.isDescribed else { return [] }
    let check = TypeCheck(table.types)
    var faults: [String] = []
    let values = RouteTable.segments(path).map { PercentCoding.decodeLeniently($0) }
    let given = zip(operation.path.split(separator: "/"), values).filter { $0.0.hasPrefix("{") }.map(\.1)
    for (parameter, value) in zip(operation.pathParameters, given) {
      if let mismatch = check.mismatch(text: value, parameter.type) {
        faults.append(Self.sentence(mismatch, text: value, at: "the path's \(parameter.name)"))
      }
    }
    faults += self.faults(ofQuery: query, operation.query, check)
    faults += self.faults(ofBody: body, operation, check)
    return faults.map { "\(method) \(operation.path): \($0)" }
  }

  private func faults(ofQuery query: String, _ declared: [APIParameter], _ check: TypeCheck) -> [String] {
    let items = query.split(separator: "&").map { item -> (name: String, value: String) in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { PercentCoding.decodeLeniently($0) }
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    var faults: [String] = []
    for (name, value) in items {
      guard let parameter = declared.first(where: { $0.name == name }) else {
        faults.append("the query has '\(name)', which is not declared")
        continue
      }
      // The API takes a day for a moment.
      if let mismatch = check.mismatch(text: value, parameter.type),
        mismatch.type != "datetime" || APIDate(text: value).date == nil
      {
        faults.append(Self.sentence(mismatch, text: value, at: "the query's \(name)"))
      }
    }
    for parameter in declared where parameter.isRequired && !items.contains(where: { $0.name == parameter.name }) {
      faults.append("the query's '\(parameter.name)' is missing")
    }
    return faults
  }

  private func faults(ofBody body: String, _ operation: APIOperation, _ check: TypeCheck) -> [String] {
    let fields = table.bodyFields(operation)
    if body.isEmpty {
      // The description calls some bodies required whose keys are all optional, and the API takes none for them.
      return fields.filter(\.isRequired).map { "the body's '\($0.name)' is missing" }
    }
    guard let object = (try? JSONValue(parsing: body))?.object else { return ["the body is no JSON object"] }
    return check.mismatches(object, having: fields).compactMap { mismatch in
      // Types that the table does not know are open objects.
      mismatch.problem == .unknown ? nil : Self.sentence(mismatch, at: "the body")
    }
  }

  private static func sentence(_ mismatch: TypeCheck.Mismatch, text: String, at place: String) -> String {
    if case .value = mismatch.problem { return "\(place) is '\(text)', which \(mismatch.type) has not" }
    return "\(place) is '\(text)', declared \(mismatch.type)"
  }

  private static func sentence(_ mismatch: TypeCheck.Mismatch, at place: String) -> String {
    var whole = mismatch.path
    let isAboutField = [.missing, .undeclared].contains(mismatch.problem) || mismatch.value.isNull
    if isAboutField, !whole.isEmpty { whole.removeLast() }
    let place = whole.reduce(place) { place, step in
      switch step {
      case .key(let name): "\(place)'s \(name)"
      case .index(let index): "\(place)[\(index)]"
      }
    }
    switch mismatch.problem {
    case .missing: return "\(place)'s '\(mismatch.name)' is missing"
    case .undeclared: return "\(place) has '\(mismatch.name)', which is not declared"
    case .twice: return "\(place) has a key twice"
    case .value: return "\(place) is '\(mismatch.value.string ?? "")', which \(mismatch.type) has not"
    case _ where isAboutField: return "\(place)'s '\(mismatch.name)' is null"
    case .form: return "\(place) is '\(mismatch.value.string ?? "")', declared \(mismatch.type)"
    case .kind, .unknown:
      let isOpen = mismatch.type.hasSuffix("[]") || mismatch.value.object != nil || mismatch.value.array != nil
      let shown =
        mismatch.value.string.map { _ in mismatch.value.text }
        ?? (isOpen ? mismatch.value.kindName : mismatch.value.text)
      return "\(place) is \(shown), declared \(mismatch.type)"
    }
  }
}

/// Requests that the API's description does not allow.
public struct RequestFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Each fault once, in the order of the calls.
  public var faults: [String]

  /// The faults, one a line.
  public var description: String {
    (["requests that the API's description does not allow:"] + faults.prefix(10)).joined(separator: "\n  ")
  }
}
