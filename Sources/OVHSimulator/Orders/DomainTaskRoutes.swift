import FoundationEssentials
import OVHClient

/// `/me/task/domain`: the making and moving of names that were paid.
enum DomainTaskRoutes {
  static let table: [String: Handler] = [
    "GET /me/task/domain": list,
    "GET /me/task/domain/{id}": show,
    "GET /me/task/domain/{id}/argument": arguments,
    "GET /me/task/domain/{id}/argument/{key}": argument,
    "PUT /me/task/domain/{id}/argument/{key}": argument,
    "GET /me/task/domain/{id}/progressbar": progress,
    "POST /me/task/domain/{id}/accelerate": act,
    "POST /me/task/domain/{id}/cancel": act,
    "POST /me/task/domain/{id}/relaunch": act,
  ]

  /// The work on one name of one order.
  private struct DomainTask {
    var id: Int64
    var function: String
    var domain: String
    var status: String
    var begin: Date
    var end: Date
  }

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(
      try tasks(state, call).filter { task in
        call.query["domain"].map { task.domain == $0 } ?? true
          && call.query["function"].map { task.function == $0 } ?? true
          && call.query["status"].map { task.status == $0 } ?? true
          && call.query["type"].map { $0 == "domain" } ?? true
      }.map(\.id))
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try task(state, call)
    return [
      "canAccelerate": false, "canCancel": false, "canRelaunch": false, "comment": nil,
      "creationDate": .string(Timestamp.paris(task.begin)), "domain": .string(task.domain),
      "doneDate": task.status == "done" ? .string(Timestamp.paris(task.end)) : nil,
      "function": .string(task.function), "id": .integer(task.id),
      "lastUpdate": .string(Timestamp.paris(min(task.end, call.now))), "status": .string(task.status),
      "todoDate": .string(Timestamp.paris(task.begin)), "type": "domain",
    ]
  }

  /// No task waits for an argument.
  static func arguments(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try task(state, call)
    return []
  }

  static func argument(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try task(state, call)
    throw .notFound("The requested object (key = \(call.value("key").prefix(80))) does not exist")
  }

  /// No task can be hastened, stopped or begun again.
  static func act(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try task(state, call)
    throw .badRequest("Task \(task.id) is \(task.status) and does not allow this action")
  }

  static func progress(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try task(state, call)
    let length = max(task.end.timeIntervalSince(task.begin), 1)
    let share = min(max(call.now.timeIntervalSince(task.begin) / length, 0), 1)
    return [
      "currentStep": [
        "description": "The registry works on \(task.domain)", "executionDuration": .integer(Int64(length)),
        "step": .string(task.function),
      ],
      "expectedDoneDate": .string(Timestamp.paris(task.end)), "followUpSteps": [],
      "lastUpdateDate": .string(Timestamp.paris(call.now)), "progress": .integer(Int64(share * 100)),
      "taskActions": [], "taskStatus": .string(task.status),
    ]
  }

  private static func tasks(_ state: SimulatorState, _ call: Call) throws(Refusal) -> [DomainTask] {
    let account = try call.account()
    var tasks: [DomainTask] = []
    for order in state.orders.values where order.account == account {
      guard let payment = order.payment, let end = order.delivery else { continue }
      for detail in order.details where detail.product == "domain" {
        guard let name = detail.service, !tasks.contains(where: { $0.domain == name && $0.begin == payment.date })
        else { continue }
        let status = order.status(at: call.now)
        tasks.append(
          DomainTask(
            id: detail.id, function: function(detail.pricingMode, detail.planCode), domain: name,
            status: ["checking": "todo", "delivering": "doing"][status] ?? "done", begin: payment.date, end: end))
      }
    }
    return tasks
  }

  private static func function(_ mode: String, _ plan: String) -> String {
    if plan.hasSuffix("-trade") { return "DomainTrade" }
    if mode.hasPrefix("transfer-aftermarket") { return "DomainAfterMarket" }
    return mode.hasPrefix("transfer") ? "DomainIncomingTransfer" : "DomainCreate"
  }

  private static func task(_ state: SimulatorState, _ call: Call) throws(Refusal) -> DomainTask {
    let id = call.id("id")
    guard let task = try tasks(state, call).first(where: { $0.id == id }) else {
      throw .notFound("The requested object (id = \(id)) does not exist")
    }
    return task
  }
}
