import OVHClient

extension Fault {
  /// Reads a fault as it is ordered over HTTP.
  /// - Throws: a refusal that names what is wrong and what is accepted.
  init(json: JSONValue) throws(Refusal) {
    guard let route = json["route"]?.string, route == "*" || route.split(separator: " ").count == 2 else {
      throw .badRequest("route must be a method and a path, such as \"POST /order/cart/{cartId}/checkout\", or \"*\"")
    }
    guard let kind = json["kind"]?.string.flatMap(Kind.init) else {
      throw .badRequest("kind must be one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let times = json["times"] ?? 1
    guard let times = times.integer, times >= 1 else { throw .badRequest("times must be an integer from 1") }
    guard let skip = (json["skip"] ?? 0).integer, skip >= 0 else {
      throw .badRequest("skip must be an integer from 0")
    }
    self.init(route: route, kind: kind, times: times, skip: skip)
    message = json["message"]?.string
    retryAfter = json["retry_after"]?.integer
    errorCode = json["error_code"]?.string
    if kind == .status {
      guard let status = json["status"]?.integer, (400...599).contains(status) else {
        throw .badRequest("status must be an integer from 400 to 599")
      }
      self.status = Int(status)
    }
    if kind == .delay {
      guard let milliseconds = json["ms"]?.integer, (0...3_600_000).contains(milliseconds) else {
        throw .badRequest("ms must be an integer from 0 to 3600000")
      }
      self.milliseconds = milliseconds
    }
  }

  /// The fault as it is told back.
  var json: JSONValue {
    var members = JSONObject([
      ("route", .string(route)), ("kind", .string(kind.rawValue)), ("times", .integer(times)),
    ])
    if skip > 0 { members["skip"] = .integer(skip) }
    if kind == .status { members["status"] = .integer(Int64(status)) }
    if kind == .delay { members["ms"] = .integer(milliseconds) }
    return .object(members)
  }
}
