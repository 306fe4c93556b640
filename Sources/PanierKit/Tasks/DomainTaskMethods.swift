import OVHClient
import PanierReference
import PanierVM

/// `me.tasks`, `service:tasks` and the methods of a task.
enum DomainTaskMethods {
  static let all: [LuaFunction] = [fix, relaunch, cancel]

  /// A transfer that the registry does not take the code of, `t`.
  private static let held = """
    local c = cart.new()
    c:add{ domain = "taken-a.fr", action = "transfer" }:configure{ OWNER_LEGAL_AGE = true, AUTH_INFO = "wrong-code" }
    c:assign():checkout{ max = money("20 EUR"), waive_retraction = true }:pay{ method = "fidelityAccount" }
    local t = me.tasks{ domain = "taken-a.fr" }[1]
    """

  private struct Filter: LuaOptionTable {
    @LuaOption("only tasks on this name") var domain: String?
    @LuaOption("only tasks of this status: todo, doing, done, cancelled, error, problem") var status: String?
  }

  static let list = LuaFunction(
    "me.tasks", "The work on names that goes on or is over: GET /me/task/domain and each of them.",
    details: "Of what failed, the fields that can be mended are read too.",
    parameters: .options(Filter.self, "which tasks"),
    results: [ResultDoc(.object("List"), "a list of tasks that prints as a table with what to do")],
    example: held + "\nprint(t.state, t.needs[1])  --> action required authInfo",
    waiting: { call, filter in
      .one(
        .object(ListObject(try await tasks(on: filter.domain, status: filter.status, call.session))))
    })

  static let ofService = LuaFunction(
    "Service:tasks", on: ServiceObject.self, "The work on a name: GET /me/task/domain?domain=… and each of them.",
    results: [ResultDoc(.object("List"), "a list of tasks that prints as a table with what to do")],
    errors: ["tasks are known of domains only, and vps-1.vps.ovh.net is a vps"],
    example: ServiceMethods.example + "\nprint(s:tasks()[1].what)  --> DomainCreate",
    waiting: { call, service in
      guard service.product == "domain" else { throw NoTasks(name: service.name, product: service.product) }
      return .one(.object(ListObject(try await tasks(on: service.name, status: nil, call.session))))
    })

  private static let fix = LuaFunction(
    "DomainTask:fix", on: DomainTaskObject.self,
    "Mends fields that a task waits for, and begins it again: PUT /me/task/domain/{id}/argument/{key}, then POST …/relaunch.",
    details:
      "Each call is shown and the operator types its last word, or has allowed the route with --allow. The fields "
      + "are named as the task's `needs` names them.",
    parameters: .required("values", LuaTable.self, "fields and values: `{ authInfo = \"…\" }`"),
    results: [ResultDoc(.object("DomainTask"), "the task as it is then")],
    errors: ["task 4294970002 has no field 'auth_info'; did you mean 'authInfo'?"],
    example: held + "\nprint(t:fix{ authInfo = \"right-code\" }.domain)  --> taken-a.fr",
    waiting: { call, object, values in
      let session = try call.session
      let id = object.task.id
      let known = object.arguments.filter { !$0.isReadOnly }.map(\.key)
      let wanted = values.fields.sorted { $0.key < $1.key }
      for (key, _) in wanted where !known.contains(key) { throw UnknownTaskField(id: id, field: key, known: known) }
      guard !wanted.isEmpty, values.array.isEmpty else { throw UnknownTaskField(id: id, field: "", known: known) }
      for (key, value) in wanted {
        let text = try LuaJSON.value(value)
        _ = try await session.writes.call(
          APIRequest(
            .put, "/me/task/domain/\(id)/argument/\(key)", body: .object(JSONObject([("value", text)]))),
          location: call.location)
      }
      return .one(.object(try await act("relaunch", on: id, call)))
    })

  private static let relaunch = LuaFunction(
    "DomainTask:relaunch", on: DomainTaskObject.self, "Begins a task again: POST /me/task/domain/{id}/relaunch.",
    details: "The call is shown and the operator types its last word, or has allowed the route with --allow.",
    results: [ResultDoc(.object("DomainTask"), "the task as it is then")],
    errors: ["task 4294970002 is done and cannot be begun again"],
    example: held + "\nprint(t:relaunch().state)  --> action required",
    waiting: { call, object in
      guard object.task.canRelaunch else { throw TaskAllowsNot(object, "begun again") }
      return .one(.object(try await act("relaunch", on: object.task.id, call)))
    })

  private static let cancel = LuaFunction(
    "DomainTask:cancel", on: DomainTaskObject.self, "Cancels a task: POST /me/task/domain/{id}/cancel.",
    details: "The call is shown and the operator types its last word, or has allowed the route with --allow.",
    results: [ResultDoc(.object("DomainTask"), "the task as it is then")],
    errors: ["task 4294970002 is done and cannot be cancelled"],
    example: held + "\nprint(t:cancel().state)  --> cancelled",
    waiting: { call, object in
      guard object.task.canCancel else { throw TaskAllowsNot(object, "cancelled") }
      return .one(.object(try await act("cancel", on: object.task.id, call)))
    })

  private static func act(_ word: String, on id: Int64, _ call: LuaContext) async throws -> DomainTaskObject {
    let session = try call.session
    _ = try await session.writes.call(APIRequest(.post, "/me/task/domain/\(id)/\(word)"), location: call.location)
    return try await task(id, session.client)
  }

  /// Tasks, each with what it waits for.
  static func tasks(on domain: String?, status: String?, _ session: PanierSession) async throws -> [DomainTaskObject] {
    let client = session.client
    let ids = try await client.domainTaskIDs(domain: domain, status: status)
    return try await session.reading(ids, "tasks") { try await task($0, client) }
  }

  private static func task(_ id: Int64, _ client: OVHClient) async throws -> DomainTaskObject {
    let task = try await client.domainTask(id)
    guard task.status == "error" || task.status == "problem" else { return DomainTaskObject(task, []) }
    var arguments: [DomainTaskArgument] = []
    for key in try await client.domainTaskArgumentKeys(id) {
      arguments.append(try await client.domainTaskArgument(id, key))
    }
    return DomainTaskObject(task, arguments)
  }
}

/// Tasks of what has none.
struct NoTasks: UsageError, Hashable {
  let name: String
  let product: String

  var description: String { "tasks are known of domains only, and \(name) is a \(product)" }
}

/// A field that a task does not wait for.
struct UnknownTaskField: UsageError, Hashable {
  let id: Int64
  let field: String
  let known: [String]

  var description: String {
    if known.isEmpty { return "task \(id) waits for nothing that could be mended" }
    if field.isEmpty { return "task:fix takes fields and values, as in task:fix{ \(known[0]) = \"…\" }" }
    return "task \(id) has no field '\(field)'"
      + Spelling.hint(for: field, among: known, else: "it waits for \(known.joined(separator: ", "))")
  }
}

/// Something that a task does not allow.
struct TaskAllowsNot: UsageError, Hashable {
  let id: Int64
  let status: String
  let deed: String

  init(_ object: DomainTaskObject, _ deed: String) {
    id = object.task.id
    status = object.task.status
    self.deed = deed
  }

  var description: String { "task \(id) is \(status) and cannot be \(deed)" }
}
