import FoundationEssentials
import OVHClient

/// The summary of a cart, and the checkout that makes an order of it.
enum CheckoutRoutes {
  static let table: [String: Handler] = [
    "GET /order/cart/{cartId}/summary": summary,
    "GET /order/cart/{cartId}/checkout": simulate,
    "POST /order/cart/{cartId}/checkout": execute,
  ]

  /// Adds up and judges nothing; it tells no contracts.
  static func summary(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let cart = try state.cart(call)
    let finder = ProductFinder(subsidiary: try SimulatorState.subsidiary(of: cart), seed: call.configuration.seed)
    let lines = finder.lines(of: cart)
    let totals = OrderTotals(lines, taxPercent: taxPercent(cart, finder.subsidiary, call))
    return json(lines, totals, contracts: [], order: nil, finder.subsidiary)
  }

  static func simulate(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let draft = try Draft(state, call)
    return json(draft.lines, draft.totals, contracts: draft.contracts, order: nil, draft.finder.subsidiary)
  }

  static func execute(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let draft = try Draft(state, call)
    let waives = call.body["waiveRetractationPeriod"]?.bool ?? false
    let autoPays = call.body["autoPayWithPreferredPaymentMethod"]?.bool ?? false
    if !waives, draft.cart.items.contains(where: { draft.finder.product(of: $0)?.needsWaiver == true }) {
      throw .badRequest("You must waive your retractation period (waiveRetractationPeriod) to order a domain name")
    }
    if autoPays {
      guard let method = state.account.defaultPaymentMethod else {
        throw .badRequest("You do not have preferred payment method")
      }
      guard method.status == "VALID" else { throw .badRequest("Your preferred payment method is not valid") }
    }
    var order = makeOrder(draft, waives: waives, &state, call)
    if autoPays, let method = state.account.defaultPaymentMethod {
      order.payment = Order.Payment(date: call.now, type: method.meanType, identifier: String(method.id))
    }
    state.orders.put(order)
    state.carts[draft.cart.id]?.orderID = order.id
    return json(draft.lines, draft.totals, contracts: draft.contracts, order: order, draft.finder.subsidiary)
  }

  /// The tax of a cart: the account's own where it has one, else that of the subsidiary.
  private static func taxPercent(_ cart: Cart, _ subsidiary: Subsidiary, _ call: Call) -> Int64 {
    (cart.owner == nil ? nil : call.configuration.account.taxPercent) ?? subsidiary.taxPercent
  }

  static func json(
    _ lines: [OrderLine], _ totals: OrderTotals, contracts: [Contract], order: Order?, _ subsidiary: Subsidiary
  ) -> JSONValue {
    [
      "contracts": .array(contracts.map(\.json)),
      "details": .array(lines.map { $0.json(subsidiary) }),
      "orderId": .id(order?.id),
      "prices": totals.json(subsidiary),
      "url": .text(order?.url),
    ]
  }

  private static func makeOrder(
    _ draft: Draft, waives: Bool, _ state: inout SimulatorState, _ call: Call
  ) -> Order {
    let stages = call.configuration.orderStages
    let details = draft.lines.map { line in
      let item = draft.cart.items.first { $0.id == line.sourceID }
      let product = item.flatMap { draft.finder.product(of: $0) }
      return Order.Detail(
        id: state.identifier(), line: line, service: item?.serviceName ?? product?.serviceName,
        product: item?.product ?? "", planCode: item?.planCode ?? "",
        productName: product?.name ?? "", pricingMode: item?.pricingMode ?? "", duration: item?.duration ?? "P0D",
        configurations: item?.configurations ?? [])
    }
    let id = state.identifier()
    let isChosen =
      SeededGenerator.hash("documents \(id)", seed: call.configuration.seed) % 100
      < UInt64(max(0, call.configuration.documentsPercent))
    var order = Order(
      id: id, cartID: draft.cart.id, account: draft.cart.owner ?? state.account.nichandle,
      subsidiary: draft.finder.subsidiary.code, date: call.now, details: details, totals: draft.totals,
      contracts: draft.contracts, password: state.generator.token(length: 10), isRetractionWaived: waives,
      isUnderReview: call.configuration.account.isUnderReview || isChosen,
      expiration: call.now.addingTimeInterval(stages.paymentTerm), checkingEnds: stages.checking,
      deliveryEnds: stages.checking + stages.delivering, detailsAppear: stages.detailsAppear)
    order.hold = TransferHold.of(details)
    return order
  }

  /// A cart that passed every test of checkout, with its lines and totals.
  private struct Draft {
    var cart: Cart
    var finder: ProductFinder
    var lines: [OrderLine]
    var totals: OrderTotals
    var contracts: [Contract]

    init(_ state: SimulatorState, _ call: Call) throws(Refusal) {
      cart = try state.openCart(call)
      guard let owner = cart.owner else { throw .badRequest("This cart hasn't been assigned yet") }
      let configuration = call.configuration.account
      guard owner == (try call.account()), configuration.isAllowedToOrder else { throw .forbidden() }
      guard !configuration.refusesOtherSubsidiaries || cart.subsidiary == configuration.subsidiary else {
        throw .forbidden("You are not allowed to order in subsidiary \(cart.subsidiary)")
      }
      guard !cart.items.isEmpty else { throw .badRequest("This cart is empty") }
      finder = ProductFinder(subsidiary: try SimulatorState.subsidiary(of: cart), seed: call.configuration.seed)
      // Counting it reads the orders since it began: only where it decides.
      let stock = cart.items.contains(where: Stock.isAsked) ? Stock(state, call) : nil
      try CheckoutJudge(cart: cart, finder: finder, contacts: state.contacts, stock: stock).judge()
      lines = finder.lines(of: cart)
      totals = OrderTotals(lines, taxPercent: CheckoutRoutes.taxPercent(cart, finder.subsidiary, call))
      let finder = finder
      let names = cart.items.flatMap { finder.product(of: $0)?.contracts ?? [] }
      contracts = Contract.binding(names)
    }
  }
}
