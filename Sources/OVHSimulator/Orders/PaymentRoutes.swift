import FoundationEssentials
import OVHClient

/// The ways to pay an order, and paying it.
enum PaymentRoutes {
  static let table: [String: Handler] = [
    "GET /me/order/{orderId}/availableRegisteredPaymentMean": availableMeans,
    "GET /me/order/{orderId}/paymentMethods": methods,
    "GET /me/order/{orderId}/paymentMeans": means,
    "GET /me/order/{orderId}/payment": payment,
    "POST /me/order/{orderId}/pay": pay,
    "POST /me/order/{orderId}/payWithRegisteredPaymentMean": payWithMean,
  ]

  static func availableMeans(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    return .array(payableMeans(order, state, call).map { ["paymentMean": .string($0)] })
  }

  static func methods(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    let usable = isPayable(order, call) ? state.account.paymentMethods.filter { $0.status == "VALID" } : []
    return [
      "available": .array(AccountRoutes.availableMethods(registerableOnly: false)),
      "paymentMethods": .array(usable.map(\.json)),
      "registered": .ids(usable.map(\.id)),
    ]
  }

  static func means(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    let card: JSONValue = [
      [
        "fee": 0, "htmlForm": nil, "httpMethod": "GET", "logo": nil, "parameters": [], "subType": "VISA",
        "url": .string(order.url),
      ]
    ]
    return [
      "creditCard": isPayable(order, call) ? card : [], "edinar": [], "fidelityPoints": [], "ideal": [],
      "multibanco": [], "ovhAccount": [], "paypal": [], "promotion": [],
    ]
  }

  static func payment(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try OrderRoutes.order(state, call)
    guard let payment = order.payment else { throw .notFound("Order \(order.id) has no payment") }
    return [
      "paymentDate": .string(Timestamp.paris(payment.date)), "paymentIdentifier": .text(payment.identifier),
      "paymentType": .string(payment.type),
    ]
  }

  static func pay(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try payable(state, call)
    guard let id = call.body["paymentMethod"]?["id"]?.integer else {
      throw .invalidInput("'id' is a required property")
    }
    guard let method = state.account.paymentMethods.first(where: { $0.id == id }) else {
      throw .notFound("The requested object (paymentMethodId = \(id)) does not exist")
    }
    guard method.status == "VALID" else { throw .badRequest("Payment method \(id) is not valid") }
    state.orders[order.id]?.payment = Order.Payment(date: call.now, type: method.meanType, identifier: String(id))
    return nil
  }

  static func payWithMean(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try payable(state, call)
    let mean = call.body["paymentMean"]?.string ?? ""
    guard payableMeans(order, state, call).contains(mean) else {
      throw .forbidden("This order can't be paid with '\(mean)'")
    }
    if mean == "fidelityAccount" {
      state.account.fidelityPoints -= points(order)
      state.orders[order.id]?.payment = Order.Payment(date: call.now, type: "fidelityPoints", identifier: nil)
      return nil
    }
    let needsID = ["bankAccount", "creditCard", "paypal"].contains(mean)
    let methods = state.account.paymentMethods.filter { $0.status == "VALID" && $0.names(mean) }
    let id = call.body["paymentMeanId"]?.integer
    if needsID, id == nil { throw .badRequest("paymentMeanId is required to pay with '\(mean)'") }
    guard let method = id == nil ? methods.first : methods.first(where: { $0.id == id }) else {
      throw .notFound("paymentMean not found")
    }
    state.orders[order.id]?.payment = Order.Payment(
      date: call.now, type: method.meanType, identifier: String(method.id))
    return nil
  }

  /// The points that pay an order: one for a hundredth of the currency.
  private static func points(_ order: Order) -> Int64 { order.totals.withTax.ucents / Amount.cent }

  private static func isPayable(_ order: Order, _ call: Call) -> Bool { order.status(at: call.now) == "notPaid" }

  private static func payableMeans(_ order: Order, _ state: SimulatorState, _ call: Call) -> [String] {
    guard isPayable(order, call) else { return [] }
    var means = state.account.fidelityPoints >= points(order) ? ["fidelityAccount"] : []
    for method in state.account.paymentMethods where method.status == "VALID" {
      for mean in method.means where !means.contains(mean) { means.append(mean) }
    }
    return means
  }

  private static func payable(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Order {
    let order = try OrderRoutes.order(state, call)
    guard isPayable(order, call) else {
      throw .badRequest("Order \(order.id) cannot be paid: it is \(order.status(at: call.now))")
    }
    return order
  }
}

extension PaymentMethod {
  /// The names under which the older routes know the method.
  var means: [String] {
    switch type {
    case "CREDIT_CARD": ["creditCard", "CREDIT_CARD"]
    case "SEPA_DIRECT_DEBIT": ["SEPA_DIRECT_DEBIT"]
    case "PAYPAL": ["paypal", "PAYPAL"]
    default: [type]
    }
  }

  /// Whether one of its names is the given one.
  func names(_ mean: String) -> Bool { means.contains(mean) }

  /// The value of `billing.PaymentMeanEnum`.
  var meanType: String {
    switch type {
    case "PAYPAL": "paypal"
    case "SEPA_DIRECT_DEBIT": "withdrawal"
    default: "creditCard"
    }
  }
}
