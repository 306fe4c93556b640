import FoundationEssentials
import OVHClient

/// `/order/upgrade`: another plan for a service that is owned.
enum UpgradeRoutes {
  static let table: [String: Handler] = [
    "GET /order/upgrade/{product}": services,
    "GET /order/upgrade/{product}/{serviceName}": offers,
    "GET /order/upgrade/{product}/{serviceName}/{planCode}": simulate,
    "POST /order/upgrade/{product}/{serviceName}/{planCode}": execute,
  ]

  static func services(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let product = call.value("product")
    return .texts(
      OwnedService.all(of: try call.account(), state, at: call.now).filter { $0.product == product }.map(\.name))
  }

  static func offers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    guard let subsidiary = Subsidiary(service.subsidiary) else { return [] }
    let shelf = PlanShelf(subsidiary: subsidiary, product: service.product)
    return .array(larger(than: service, shelf).map { shelf.json($0.plan) })
  }

  static func simulate(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let (draft, plan) = try draft(state, call)
    let totals = draft.totals(call)
    return answer(plan, operation: 0, draft, totals, order: nil)
  }

  static func execute(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let (draft, plan) = try draft(state, call)
    let order = try draft.place(&state, call)
    return answer(plan, operation: order.details.first?.id ?? 0, draft, order.totals, order: order)
  }

  private static func answer(
    _ plan: Plan, operation: Int64, _ draft: ServiceOrder, _ totals: OrderTotals, order: Order?
  ) -> JSONValue {
    [
      "operation": [
        "id": .integer(operation), "product": ["description": .string(plan.name), "name": .string(plan.code)],
        "status": "TODO", "type": "UPGRADE",
      ],
      "order": CheckoutRoutes.json(
        draft.lines, totals, contracts: Contract.binding([]), order: order, draft.subsidiary),
    ]
  }

  private static func draft(_ state: SimulatorState, _ call: Call) throws(Refusal) -> (ServiceOrder, Plan) {
    let service = try service(state, call)
    let quantity = call.query["quantity"].flatMap { Int64($0) } ?? call.body["quantity"]?.int64 ?? 1
    guard quantity == service.quantity else {
      throw .badRequest("The quantity of \(service.name) is \(service.quantity)")
    }
    guard let subsidiary = Subsidiary(service.subsidiary) else { throw .notFound("This service does not exist") }
    let code = call.value("planCode")
    let shelf = PlanShelf(subsidiary: subsidiary, product: service.product)
    guard let (plan, more) = larger(than: service, shelf).first(where: { $0.plan.code == code }) else {
      throw ProductCartRoutes.noPlan(code, service.product)
    }
    let line = OrderLine(
      itemID: nil, sourceID: service.id,
      description: "\(service.name) - \(service.type) -> \(plan.name) (invented price)", type: "DURATION",
      domain: service.name, quantity: quantity, unitPrice: more)
    let order = ServiceOrder(
      action: "upgrade", services: [service], planCodes: [plan.code], duration: "P0D", lines: [line],
      subsidiary: subsidiary)
    return (order, plan)
  }

  /// The plans that cost more for the period of the service, each with what it costs more.
  private static func larger(than service: OwnedService, _ shelf: PlanShelf) -> [(plan: Plan, more: Amount)] {
    guard let current = price(service.plan, service.pricingMode) else { return [] }
    return shelf.plans.compactMap { plan in
      guard let price = price(plan, service.pricingMode), price > current else { return nil }
      return (plan, price - current)
    }
  }

  private static func price(_ plan: Plan?, _ mode: String) -> Amount? {
    plan?.pricings.first { $0.capacity == .renew && $0.mode == mode }?.amount
  }

  private static func service(_ state: SimulatorState, _ call: Call) throws(Refusal) -> OwnedService {
    let product = call.value("product")
    let name = call.values["serviceName"] ?? call.value("domain")
    return try OwnedService.find(state, call) { $0.product == product && $0.name == name }
  }
}
