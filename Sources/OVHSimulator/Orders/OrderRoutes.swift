import FoundationEssentials
import OVHClient

/// `/me/order`: what became of carts.
enum OrderRoutes {
  static let table: [String: Handler] = [
    "GET /me/order": list,
    "GET /me/order/{orderId}": show,
    "GET /me/order/{orderId}/status": status,
    "GET /me/order/{orderId}/details": details,
    "GET /me/order/{orderId}/details/{orderDetailId}": detail,
    "GET /me/order/{orderId}/details/{orderDetailId}/extension": detailExtension,
    "GET /me/order/{orderId}/details/{orderDetailId}/operations": operations,
    "GET /me/order/{orderId}/details/{orderDetailId}/operations/{operationId}": operation,
    "GET /me/order/{orderId}/followUp": followUp,
    "GET /me/order/{orderId}/associatedObject": associatedObject,
    "POST /me/order/{orderId}/retraction": retract,
    "POST /me/order/{orderId}/waiveRetraction": waive,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let account = try call.account()
    let dates = DateFilter(call)
    let orders = state.orders.values(from: dates.from).filter { order in
      guard order.listed.map({ $0 <= call.now }) ?? true else { return false }
      return order.account == account && dates.takes(order.date)
    }
    return .ids(orders.map(\.id))
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    try order(state, call).json
  }

  static func status(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .string(try order(state, call).status(at: call.now))
  }

  static func details(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    guard call.now.timeIntervalSince(order.date) >= order.detailsAppear else { return [] }
    return .ids(order.details.map(\.id))
  }

  static func detail(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    let detail = try detail(of: order, call)
    let subsidiary = Subsidiary(order.subsidiary)
    let status = order.status(at: call.now)
    // A line of a VPS never tells its service.
    let domain = detail.product == "vps" ? "*" : status == "delivered" ? detail.service ?? "*" : detail.line.domain
    return [
      "cancelled": .bool(status == "cancelled"),
      "description": .string(detail.line.description),
      "detailType": .string(detail.line.type),
      "domain": .string(domain),
      "orderDetailId": .integer(detail.id),
      "quantity": .string(String(detail.line.quantity)),
      "totalPrice": subsidiary?.price(detail.line.total) ?? nil,
      "unitPrice": subsidiary?.price(detail.line.unitPrice) ?? nil,
    ]
  }

  static func detailExtension(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    let detail = try detail(of: order, call)
    // The region of the United States does not serve it.
    guard order.subsidiary != "US" else { throw .noSuchURL }
    return [
      "order": [
        "action": .string(detail.action ?? "installation"),
        "configurations": .array(
          detail.configurations.map { ["label": .string($0.label), "value": .string($0.value)] }),
        "plan": [
          "code": .string(detail.planCode),
          "duration": .string(detail.duration),
          "pricingMode": .string(detail.pricingMode),
          "product": ["name": .string(detail.productName)],
          "quantity": .integer(detail.line.quantity),
        ],
        "type": "plan",
      ]
    ]
  }

  /// The operation that delivers a line; lines that deliver nothing, such as promotions, have none.
  static func operations(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let detail = try detail(of: order(state, call), call)
    return .ids(detail.service == nil ? [] : [detail.id])
  }

  static func operation(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    let detail = try detail(of: order, call)
    let id = call.id("operationId")
    guard let service = detail.service, id == detail.id else {
      throw .notFound("The requested object (operationId = \(id)) does not exist")
    }
    let isDelivered = order.status(at: call.now) == "delivered"
    return [
      "id": .integer(id), "quantity": .integer(detail.line.quantity),
      "resource": [
        "displayName": .string(isDelivered ? service : "*"), "name": .string(isDelivered ? service : "*"),
        "state": isDelivered ? "opened" : "toCreate",
      ],
      "status": isDelivered ? "done" : "todo", "type": .string(detail.action ?? "installation"),
    ]
  }

  static func followUp(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    return FollowUp(order: order, now: call.now).json
  }

  static func associatedObject(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    guard order.payment != nil else { throw .notFound("No object is associated with order \(order.id)") }
    return order.retraction == nil
      ? ["id": "FR\(order.id)", "type": "Bill"] : ["id": "RE\(order.id)", "type": "Refund"]
  }

  static func retract(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    guard !order.isRetractionWaived, order.retraction == nil,
      call.now.timeIntervalSince(order.date) <= 14 * 86400
    else { throw .badRequest("The retraction right of order \(order.id) is waived, used or over") }
    state.orders[order.id]?.retraction = call.now
    return nil
  }

  static func waive(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try order(state, call)
    guard !order.isRetractionWaived else {
      throw .badRequest("The retraction right of order \(order.id) is waived already")
    }
    state.orders[order.id]?.isRetractionWaived = true
    return nil
  }

  /// The order of a call, if it is the caller's.
  static func order(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Order {
    let account = try call.account()
    let id = call.id("orderId")
    guard let order = state.orders[id], order.account == account else {
      throw .notFound("The requested object (orderId = \(id)) does not exist")
    }
    return order
  }

  private static func detail(of order: Order, _ call: Call) throws(Refusal) -> Order.Detail {
    let id = call.id("orderDetailId")
    guard let detail = order.details.first(where: { $0.id == id }) else {
      throw .notFound("The requested object (orderDetailId = \(id)) does not exist")
    }
    return detail
  }
}
