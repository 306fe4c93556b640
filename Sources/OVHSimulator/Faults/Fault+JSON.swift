public import OVHClient

extension Fault {
  /// Reads a fault as it is ordered over HTTP and in Lua.
  /// - Parameter json: an object with `route`, `kind` and what the kind takes.
  /// - Throws: ``SimulatorControlError`` that names what is wrong and what is accepted.
  public init(_ json: JSONValue) throws {
    do throws(Refusal) { try self.init(json: json) } catch { throw SimulatorControlError(description: error.message) }
  }

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
    self.init(kind, on: route, times: times, skip: skip)
    if let share = json["percent"] {
      guard let percent = share.integer, (1...100).contains(percent) else {
        throw .badRequest("percent must be an integer from 1 to 100")
      }
      self.percent = percent
    }
    message = json["message"]?.string
    retryAfter = json["retry_after"]?.integer
    errorCode = json["error_code"]?.string
    if kind == .status {
      guard let status = json["status"]?.integer, (400...599).contains(status) else {
        throw .badRequest("status must be an integer from 400 to 599")
      }
      self.status = Int(status)
    }
    if [.delay, .lateCommit, .lateListing].contains(kind) {
      let longest: Int64 = kind == .delay ? 3_600_000 : 604_800_000
      guard let milliseconds = json["ms"]?.integer, (0...longest).contains(milliseconds) else {
        throw .badRequest("ms must be an integer from 0 to \(longest)")
      }
      self.milliseconds = milliseconds
    }
    if kind == .lateCommit { answer = try Self.lateAnswer(json["answer"] ?? "drop") }
    if kind == .anotherHand {
      guard let method = json["call"]?["method"]?.string, let path = json["call"]?["path"]?.string,
        path.hasPrefix("/")
      else { throw .badRequest("call must hold a method and a path, and a body where the route takes one") }
      call = OtherCall(method: method, path: path, body: json["call"]?["body"])
    }
    if kind == .otherTotal {
      guard let cents = json["cents"]?.integer, (-1_000_000_000...1_000_000_000).contains(cents) else {
        throw .badRequest("cents must be an integer from -1000000000 to 1000000000")
      }
      self.cents = cents
    }
  }

  private static func lateAnswer(_ json: JSONValue) throws(Refusal) -> LateAnswer {
    switch json.string {
    case "drop": return .drop
    case "hang": return .hang
    default:
      guard let status = json.integer, (400...599).contains(status) else {
        throw .badRequest("answer must be a status from 400 to 599, \"drop\" or \"hang\"")
      }
      return .status(Int(status))
    }
  }

  /// The fault as it is told back.
  var json: JSONValue {
    var members = JSONObject([
      ("route", .string(route)), ("kind", .string(kind.rawValue)), ("times", .integer(times)),
    ])
    if skip > 0 { members["skip"] = .integer(skip) }
    if let percent { members["percent"] = .integer(percent) }
    if kind == .status { members["status"] = .integer(Int64(status)) }
    if [.delay, .lateCommit, .lateListing].contains(kind) { members["ms"] = .integer(milliseconds) }
    switch answer {
    case .status(let status)?: members["answer"] = .integer(Int64(status))
    case .drop?: members["answer"] = "drop"
    case .hang?: members["answer"] = "hang"
    case nil: break
    }
    if let call {
      members["call"] = [
        "method": .string(call.method), "path": .string(call.path),
        "body": call.body.flatMap { try? JSONValue(parsing: $0) } ?? nil,
      ]
    }
    if let cents { members["cents"] = .integer(cents) }
    return .object(members)
  }
}
