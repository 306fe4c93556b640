import OVHClient

/// `/order/cartServiceOption`: options of what the account owns already.
enum ServiceOptionRoutes {
  static let table: [String: Handler] = [
    "GET /order/cartServiceOption/{product}": services,
    "GET /order/cartServiceOption/{product}/{serviceName}": offers,
    "POST /order/cartServiceOption/{product}/{serviceName}": add,
  ]

  static func services(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .texts(try owned(state, call).map(\.name))
  }

  static func offers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    guard let subsidiary = Subsidiary(service.subsidiary) else { return [] }
    let shelf = PlanShelf(subsidiary: subsidiary, product: call.value("product"))
    return .array(options(of: service, shelf).map { shelf.json($0.plan, in: $0.family) })
  }

  static func add(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    var inCart = call
    inCart.values["cartId"] = call.body["cartId"]?.string ?? ""
    let cart = try state.openCart(inCart)
    let shelf = PlanShelf(
      subsidiary: try SimulatorState.subsidiary(of: cart), product: call.value("product"))
    let code = call.body["planCode"]?.string ?? ""
    guard options(of: service, shelf).contains(where: { $0.plan.code == code }) else {
      throw ProductCartRoutes.noPlan(code, shelf.product)
    }
    return try ProductCartRoutes.put(
      code, parent: nil, into: cart, shelf, serviceName: service.name, &state, inCart)
  }

  private static func owned(_ state: SimulatorState, _ call: Call) throws(Refusal) -> [OwnedService] {
    let product = call.value("product")
    return OwnedService.all(of: try call.account(), state, at: call.now).filter { $0.product == product }
  }

  private static func service(_ state: SimulatorState, _ call: Call) throws(Refusal) -> OwnedService {
    let (product, name) = (call.value("product"), call.value("serviceName"))
    return try OwnedService.find(state, call) { $0.product == product && $0.name == name }
  }

  private static func options(
    of service: OwnedService, _ shelf: PlanShelf
  ) -> [(family: OptionFamily, plan: Plan)] {
    if shelf.product == "domain" {
      let trade = shelf.plan("\(service.planCode)-trade").map { plan in
        (OptionFamily(name: "trade", isMandatory: false, isExclusive: true, options: [plan.code]), plan)
      }
      return (trade.map { [$0] } ?? []) + shelf.options.map { (ProductCartRoutes.domainFamily($0), $0) }
    }
    return shelf.plan(service.planCode).map(shelf.options(of:)) ?? []
  }
}
