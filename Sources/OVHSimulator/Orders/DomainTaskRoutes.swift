import FoundationEssentials
import OVHClient

/// `/me/task/domain`: the making and moving of names that were paid.
enum DomainTaskRoutes {
  static let table: [String: Handler] = [
    "GET /me/task/domain": list,
    "GET /me/task/domain/{id}": show,
    "GET /me/task/domain/{id}/argument": arguments,
    "GET /me/task/domain/{id}/argument/{key}": argument,
    "PUT /me/task/domain/{id}/argument/{key}": mend,
    "GET /me/task/domain/{id}/progressbar": progress,
    "POST /me/task/domain/{id}/accelerate": accelerate,
    "POST /me/task/domain/{id}/cancel": cancel,
    "POST /me/task/domain/{id}/relaunch": relaunch,
  ]

  /// The work on one name of one order.
  private struct DomainTask {
    var id: Int64
    var function: String
    var domain: String
    var status: String
    var begin: Date
    var end: Date
    /// The order that it is part of.
    var order: Int64
    /// Whether it waits for somebody to mend it.
    var isHeld: Bool { status == "error" }
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
      "canAccelerate": false, "canCancel": .bool(task.isHeld), "canRelaunch": .bool(task.isHeld),
      "comment": task.isHeld ? "The authorization code (authInfo) is refused by the registry" : nil,
      "creationDate": .string(Timestamp.paris(task.begin)), "domain": .string(task.domain),
      "doneDate": task.status == "done" ? .string(Timestamp.paris(task.end)) : nil,
      "function": .string(task.function), "id": .integer(task.id),
      "lastUpdate": .string(Timestamp.paris(min(task.end, call.now))), "status": .string(task.status),
      "todoDate": .string(Timestamp.paris(task.begin)), "type": "domain",
    ]
  }

  /// What a task waits for: the code of a transfer that is refused.
  static func arguments(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try task(state, call).isHeld ? ["authInfo"] : []
  }

  static func argument(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try heldTask(state, call)
    return [
      "acceptedFormats": nil, "acceptedValues": nil, "description": "The code that the present registrar gives",
      "fields": nil, "key": "authInfo", "maximumSize": 200, "minimumSize": 1, "readOnly": false, "template": nil,
      "type": "string", "value": nil,
    ]
  }

  static func mend(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try heldTask(state, call)
    let code = call.body["value"]?.string ?? ""
    guard (1...200).contains(code.count) else { throw .badRequest("authInfo must have 1 to 200 characters") }
    state.orders[task.order]?.hold?.code = code
    return nil
  }

  static func relaunch(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try task(state, call)
    guard task.isHeld else { throw refusal(task) }
    state.orders[task.order]?.hold?.relaunch = call.now
    return nil
  }

  static func cancel(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let task = try task(state, call)
    guard task.isHeld else { throw refusal(task) }
    state.orders[task.order]?.hold?.isCancelled = true
    return nil
  }

  /// No task can be hastened.
  static func accelerate(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    throw refusal(try task(state, call))
  }

  private static func refusal(_ task: DomainTask) -> Refusal {
    .badRequest("Task \(task.id) is \(task.status) and does not allow this action")
  }

  /// The task of a call that waits for the argument that the call names.
  private static func heldTask(_ state: SimulatorState, _ call: Call) throws(Refusal) -> DomainTask {
    let task = try task(state, call)
    guard task.isHeld, call.value("key") == "authInfo" else {
      throw .notFound("The requested object (key = \(call.value("key").prefix(80))) does not exist")
    }
    return task
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
      guard let payment = order.payment, !order.isUnderReview, order.retraction == nil else { continue }
      for detail in order.details where detail.product == "domain" {
        guard let name = detail.service, !tasks.contains(where: { $0.domain == name && $0.begin == payment.date })
        else { continue }
        tasks.append(
          DomainTask(
            id: detail.id, function: function(detail.pricingMode, detail.planCode), domain: name,
            status: status(of: name, in: order, at: call.now), begin: payment.date, end: order.delivery ?? call.now,
            order: order.id))
      }
    }
    return tasks
  }

  private static func status(of name: String, in order: Order, at now: Date) -> String {
    let status = ["checking": "todo", "delivering": "doing", "cancelled": "cancelled"][order.status(at: now)] ?? "done"
    return status == "doing" && order.hold?.domain == name && order.hold?.isOpen == true ? "error" : status
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
