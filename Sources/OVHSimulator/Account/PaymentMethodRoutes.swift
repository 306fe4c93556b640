import OVHClient

/// Registering payment methods, and their transactions.
enum PaymentMethodRoutes {
  static let table: [String: Handler] = [
    "POST /me/payment/method": create,
    "POST /me/payment/method/{paymentMethodId}/challenge": challenge,
    "POST /me/payment/method/{paymentMethodId}/details": details,
    "POST /me/payment/method/{paymentMethodId}/finalize": finalize,
    "GET /me/payment/transaction": transactions,
    "GET /me/payment/transaction/{transactionId}": transaction,
    "GET /me/availableAutomaticPaymentMeans": automaticMeans,
  ]

  static func create(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let type = call.body["paymentType"]?.string ?? ""
    guard ["CREDIT_CARD", "SEPA_DIRECT_DEBIT", "PAYPAL"].contains(type) else {
      throw .badRequest("Payment type \(type.prefix(40)) is not available")
    }
    guard state.account.paymentMethods.count < 100 else { throw .badRequest("There are too many payment methods") }
    let isDefault = call.body["default"]?.bool ?? false
    if isDefault {
      for index in state.account.paymentMethods.indices { state.account.paymentMethods[index].isDefault = false }
    }
    let method = PaymentMethod(
      id: state.identifier(), type: type, subtype: nil, label: "", status: "CREATED", isDefault: isDefault,
      description: call.body["description"]?.string ?? "", creation: call.now)
    state.account.paymentMethods.append(method)
    return validation(method)
  }

  static func challenge(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try index(state, call)
    return nil
  }

  static func details(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    validation(state.account.paymentMethods[try index(state, call)])
  }

  /// Makes a method usable.
  static func finalize(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let index = try index(state, call)
    state.account.paymentMethods[index].status = "VALID"
    return state.account.paymentMethods[index].json
  }

  /// The payments that methods have made.
  static func transactions(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let method = call.query["paymentMethodId"]
    let status = call.query["status"] ?? "SUCCESS"
    guard status == "SUCCESS" else { return [] }
    return .ids(
      state.orders.values.filter { order in
        guard let identifier = order.payment?.identifier else { return false }
        return method.map { $0 == identifier } ?? true
      }.map(\.id))
  }

  static func transaction(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let id = call.id("transactionId")
    guard let order = state.orders[id], let payment = order.payment,
      let method = payment.identifier.flatMap({ Int64($0) }), let subsidiary = Subsidiary(order.subsidiary)
    else { throw .notFound("The requested object (transactionId = \(id)) does not exist") }
    return [
      "amount": subsidiary.price(order.totals.withTax), "creationDate": .string(Timestamp.paris(payment.date)),
      "lastUpdate": .string(Timestamp.paris(payment.date)), "paymentMethodId": .integer(method),
      "status": "SUCCESS", "transactionId": .integer(id), "type": "DEBIT",
    ]
  }

  static func automaticMeans(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    ["bankAccount": false, "creditCard": true, "deferredPaymentAccount": false, "paypal": true]
  }

  private static func validation(_ method: PaymentMethod) -> JSONValue {
    [
      "formSessionId": nil, "merchantId": nil, "organizationId": nil, "paymentMethodId": .integer(method.id),
      "transactionId": nil, "url": nil, "validationType": "NONE",
    ]
  }

  private static func index(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Int {
    let id = call.id("paymentMethodId")
    guard let index = state.account.paymentMethods.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (paymentMethodId = \(id)) does not exist")
    }
    return index
  }
}
