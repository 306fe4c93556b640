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
    var faults: [String] = []
    let values = path.split(separator: "/").map { Self.decoded(String($0)) }
    let segments = operation.path.split(separator: "/")
    for (segment, value) in zip(segments, values.suffix(segments.count)) where segment.hasPrefix("{") {
      guard let parameter = operation.pathParameters.first(where: { "{\($0.name)}" == segment }) else { continue }
      faults += self.faults(of: value, as: parameter.type, at: "the path's \(parameter.name)")
    }
    faults += self.faults(ofQuery: query, operation.query)
    faults += self.faults(ofBody: body, operation)
    return faults.map { "\(method) \(operation.path): \($0)" }
  }

  private func faults(ofQuery query: String, _ declared: [APIParameter]) -> [String] {
    let items = query.split(separator: "&").map { item -> (name: String, value: String) in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
    var faults: [String] = []
    for (name, value) in items {
      guard let parameter = declared.first(where: { $0.name == name }) else {
        faults.append("the query has '\(name)', which is not declared")
        continue
      }
      faults += self.faults(of: value, as: Self.element(parameter.type), at: "the query's \(name)")
    }
    for parameter in declared where parameter.isRequired && !items.contains(where: { $0.name == parameter.name }) {
      faults.append("the query's '\(parameter.name)' is missing")
    }
    return faults
  }

  private func faults(ofBody body: String, _ operation: APIOperation) -> [String] {
    let fields = table.bodyFields(operation)
    if body.isEmpty {
      // The description calls some bodies required whose keys are all optional, and the API takes none for them.
      return fields.filter(\.isRequired).map { "the body's '\($0.name)' is missing" }
    }
    guard let object = (try? JSONValue(parsing: body))?.object else { return ["the body is no JSON object"] }
    return faults(of: object, fields, at: "the body")
  }

  private func faults(of object: JSONObject, _ fields: [APIParameter], at place: String) -> [String] {
    var faults: [String] = []
    for member in object.members {
      guard let field = fields.first(where: { $0.name == member.name }) else {
        faults.append("\(place) has '\(member.name)', which is not declared")
        continue
      }
      if member.value.isNull {
        if field.isRequired { faults.append("\(place)'s '\(field.name)' is null") }
      } else {
        faults += self.faults(of: member.value, as: field.type, at: "\(place)'s \(field.name)")
      }
    }
    for field in fields where field.isRequired && object[field.name] == nil {
      faults.append("\(place)'s '\(field.name)' is missing")
    }
    return faults
  }

  /// A value of a body: its kind counts.
  private func faults(of value: JSONValue, as type: String, at place: String) -> [String] {
    if type.hasSuffix("[]") {
      guard let elements = value.array else { return ["\(place) is \(value.kindName), declared \(type)"] }
      return elements.enumerated().flatMap { index, element in
        faults(of: element, as: Self.element(type), at: "\(place)[\(index)]")
      }
    }
    if let fields = table.models[type] {
      guard let object = value.object else { return ["\(place) is \(value.kindName), declared \(type)"] }
      return faults(of: object, fields, at: place)
    }
    switch type {
    case "long", "int": return value.number?.int64 == nil ? ["\(place) is \(value.text), declared \(type)"] : []
    case "double": return value.number == nil ? ["\(place) is \(value.text), declared double"] : []
    case "boolean": return value.bool == nil ? ["\(place) is \(value.text), declared boolean"] : []
    default:
      // Types that the table does not know are open objects.
      guard let text = value.string else {
        return Self.isText(type) || table.enums[type] != nil ? ["\(place) is \(value.text), declared \(type)"] : []
      }
      return faults(of: text, as: type, at: place)
    }
  }

  /// A value that is written as text: in a path, a query, or a string of a body.
  private func faults(of text: String, as type: String, at place: String) -> [String] {
    if let values = table.enums[type] {
      return values.contains(text) ? [] : ["\(place) is '\(text)', which \(type) has not"]
    }
    let isRight =
      switch type {
      case "long", "int": Int64(text) != nil
      case "double": JSONNumber(text) != nil
      case "boolean": text == "true" || text == "false"
      case "datetime", "date": APIDate(text: text).date != nil
      case "duration": text.first == "P" && text.utf8.count > 2
      case "uuid": text.utf8.count == 36
      default: true
      }
    return isRight ? [] : ["\(place) is '\(text)', declared \(type)"]
  }

  private static func isText(_ type: String) -> Bool {
    ["string", "datetime", "date", "duration", "uuid", "text", "password", "ipBlock", "phoneNumber"].contains(type)
  }

  private static func element(_ type: String) -> String { type.hasSuffix("[]") ? String(type.dropLast(2)) : type }

  /// The text behind percent signs.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
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
