import OVHClient

/// Balances, debts and consumption of an order: an order of the simulator has none.
enum OrderDebtRoutes {
  static let table: [String: Handler] = [
    "GET /me/order/{orderId}/balance": none,
    "POST /me/order/{orderId}/balance": useBalance,
    "GET /me/order/{orderId}/balance/{balanceName}": noBalance,
    "DELETE /me/order/{orderId}/balance/{balanceName}": noBalance,
    "GET /me/order/{orderId}/consumption/details": noConsumption,
    "GET /me/order/{orderId}/debt": noDebt,
    "GET /me/order/{orderId}/debt/operation": noDebt,
    "GET /me/order/{orderId}/debt/operation/{operationId}": noDebt,
    "GET /me/order/{orderId}/debt/operation/{operationId}/associatedObject": noDebt,
    "POST /me/order/{orderId}/debt/pay": noDebt,
  ]

  static func none(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try OrderRoutes.order(state, call)
    return []
  }

  static func useBalance(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try OrderRoutes.order(state, call)
    throw .notFound("The balance \((call.body["balanceName"]?.string ?? "").prefix(80)) does not exist")
  }

  static func noBalance(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try OrderRoutes.order(state, call)
    throw .notFound("The requested object (balanceName = \(call.value("balanceName").prefix(80))) does not exist")
  }

  static func noConsumption(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    throw .notFound("Order \(order.id) has no consumption")
  }

  static func noDebt(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    throw .notFound("Order \(order.id) has no debt")
  }
}
