import OVHClient

/// How the last change of a cart is taken back: the calls that undo what an entry sent.
struct CartUndo: Sendable {
  /// One call to be sent.
  struct Step: Sendable {
    let method: HTTPMethod
    let path: String
    var query: [(String, String)] = []
    var body: JSONValue?
    /// What is set on the item that the call adds.
    var configurations: [JSONValue] = []

    /// The call as the operator reads it.
    var text: String {
      let query = query.isEmpty ? "" : "?" + query.map { "\($0)=\($1)" }.joined(separator: "&")
      let count = configurations.count
      let values = count == 0 ? "" : ", then its \(count) configuration\(count == 1 ? "" : "s")"
      return "\(method.rawValue) \(path)\(query)\(body.map { " \($0.text)" } ?? "")\(values)"
    }
  }

  /// Why a change cannot be taken back.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  /// What the entry sent, in order.
  let sent: [String]
  /// What is to be sent, in order.
  let steps: [Step]

  /// Finds out how changes are taken back.
  /// - Parameters:
  ///   - changes: the calls of one entry that changed carts, oldest first.
  ///   - log: what is known of carts besides.
  /// - Throws: ``Refusal`` where one of them cannot be.
  init(_ changes: [CallLog.Call], _ log: CallLog) throws(Refusal) {
    sent = changes.map { "\($0.method) \($0.target)\($0.sent.map { " \($0.text)" } ?? "")" }
    var steps: [Step] = []
    /// What is deleted, and with it everything below.
    var gone: [String] = []
    for call in changes {
      // An item that was taken out is added again as it was before the entry.
      if call.method == "DELETE", Self.isItem(call.path) { gone.append(call.path) }
      if let path = Self.made(by: call) { gone.append(path) }
    }
    for call in changes.reversed() {
      let path = call.path
      let made = Self.made(by: call)
      // What lies below something that is deleted goes with it.
      if gone.contains(where: { $0 != made && path.hasPrefix($0 + "/") }) { continue }
      // What was made and taken out by the same entry leaves nothing to do.
      let isBrief =
        changes.contains { Self.made(by: $0) == (made ?? path) }
        && changes.contains {
          $0.method == "DELETE" && $0.path == (made ?? path)
        }
      if isBrief { continue }
      if let step = try Self.step(call, made, changes, log) { steps.append(step) }
    }
    guard !steps.isEmpty else { throw Refusal(description: "there is nothing that could be taken back") }
    self.steps = steps
  }

  /// The path of what a call made.
  private static func made(by call: CallLog.Call) -> String? {
    let parts = call.path.split(separator: "/").map(String.init)
    if parts.count == 2, let id = call.answer?["cartId"]?.string { return "/order/cart/\(id)" }
    if let item = call.answer?["itemId"]?.int64, parts.count >= 4, call.method == "POST" {
      return "/order/cart/\(parts[2])/item/\(item)"
    }
    if parts.last == "configuration", let id = call.answer?["id"]?.int64 { return "\(call.path)/\(id)" }
    return nil
  }

  private static func isItem(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 5 && parts[3] == "item"
  }

  private static func step(
    _ call: CallLog.Call, _ made: String?, _ changes: [CallLog.Call], _ log: CallLog
  ) throws(Refusal) -> Step? {
    let parts = call.path.split(separator: "/").map(String.init)
    let last = parts.last ?? ""
    switch (call.method, last) {
    case ("POST", "assign"): return nil
    case ("POST", "checkout"):
      throw Refusal(description: "an order was placed, which order:retract{ reason = … } withdraws from, not .undo")
    case ("POST", "coupon"):
      guard let code = call.sent?["coupon"]?.string else { break }
      return Step(method: .delete, path: call.path, query: [("coupon", code)])
    case ("DELETE", "coupon"):
      guard let code = call.target.split(separator: "=").last else { break }
      return Step(method: .post, path: call.path, body: .object(JSONObject([("coupon", .string(String(code)))])))
    case ("POST", _):
      if let made { return Step(method: .delete, path: made) }
    case ("PUT", _):
      guard let before = call.before?.object, let sent = call.sent?.object else { break }
      let fields = sent.members.map { ($0.name, before[$0.name] ?? .null) }
      return Step(method: .put, path: call.path, body: .object(JSONObject(fields)))
    case ("DELETE", _) where parts.count == 7 && parts[5] == "configuration":
      guard let old = call.before else { break }
      return Step(
        method: .post, path: call.path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" },
        body: Self.configuration(old))
    case ("DELETE", _) where isItem(call.path):
      // It is added again as it was, with another number.
      guard
        let adding = log.changes.last(where: {
          $0.method == "POST" && $0.answer?["itemId"]?.int64 == Int64(last) && $0.path.contains("/\(parts[2])/")
        })
      else { break }
      // As it was before the entry: with what the entry took away, without what it set.
      let earlier = log.changes.dropLast(changes.count).filter { $0.method == "DELETE" }.map(\.path)
      let left = Set(earlier + changes.compactMap(Self.made))
      let set = log.seen(below: call.path + "/configuration").filter { !left.contains($0.path) }
      return Step(
        method: .post, path: adding.path, body: adding.sent, configurations: set.map { Self.configuration($0.value) })
    default: break
    }
    throw Refusal(description: "\(call.method) \(call.path) cannot be taken back: what was there before is not known")
  }

  private static func configuration(_ value: JSONValue) -> JSONValue {
    .object(JSONObject([("label", value["label"] ?? .null), ("value", value["value"] ?? .null)]))
  }

  /// Sends the calls.
  /// - Throws: `OVHError` of the first that fails.
  func send(_ client: OVHClient) async throws {
    for step in steps {
      let answer = try await client.call(APIRequest(step.method, step.path, query: step.query, body: step.body))
      guard !step.configurations.isEmpty, let item = try JSONValue(parsing: answer.body)["itemId"]?.int64 else {
        continue
      }
      let cart = step.path.split(separator: "/")[2]
      let path = "/order/cart/\(cart)/item/\(item)/configuration"
      // An item comes with values of its own, and a label with two of them would be refused.
      let own = try await client.configurationIDs(cart: String(cart), item: item)
      var set: [(label: String, value: String)] = []
      for id in own {
        let configuration = try await client.configuration(cart: String(cart), item: item, configuration: id)
        set.append((configuration.label, configuration.value))
        if step.configurations.contains(where: {
          $0["label"]?.string == configuration.label && $0["value"]?.string != configuration.value
        }) {
          try await client.deleteConfiguration(cart: String(cart), item: item, configuration: id)
        }
      }
      for body in step.configurations
      where !set.contains(where: { $0.label == body["label"]?.string && $0.value == body["value"]?.string }) {
        _ = try await client.call(APIRequest(.post, path, body: body))
      }
    }
  }
}
