import OVHClient

/// `/me/bill`: an order has a bill once it is paid, and nothing is owed for it.
enum BillRoutes {
  static let table: [String: Handler] = [
    "GET /me/bill": list,
    "GET /me/bill/{billId}": show,
    "GET /me/bill/{billId}/debt": noDebt,
    "GET /me/bill/{billId}/debt/operation": noDebt,
    "GET /me/bill/{billId}/debt/operation/{operationId}": noDebt,
    "GET /me/bill/{billId}/debt/operation/{operationId}/associatedObject": noDebt,
    "POST /me/bill/{billId}/debt/pay": noDebt,
    "GET /me/bill/{billId}/details": details,
    "GET /me/bill/{billId}/details/{billDetailId}": detail,
    "GET /me/bill/{billId}/payment": payment,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let account = try call.account()
    let dates = DateFilter(call)
    let orderID = call.query["orderId"].flatMap { Int64($0) }
    let category = call.query["category"]
    let bills = state.orders.values(from: nil).filter { order in
      guard order.account == account, let payment = order.payment else { return false }
      return dates.takes(payment.date)
        && orderID.map { $0 == order.id } ?? true && category.map { $0 == self.category(order) } ?? true
    }
    return .array(bills.map { .string(number(of: $0)) })
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let (order, payment) = try billed(state, call)
    let subsidiary = Subsidiary(order.subsidiary)
    let url = "https://simulator.panier.invalid/cgi-bin/order/bill.cgi?reference=\(number(of: order))"
    return [
      "billId": .string(number(of: order)),
      "category": .string(category(order)),
      "date": .string(Timestamp.paris(payment.date)),
      "eInvoicingId": nil,
      "eInvoicingStatus": nil,
      "orderId": .integer(order.id),
      "password": .string(order.password),
      "pdfUrl": .string("\(url)&passwd=\(order.password)&format=pdf"),
      "priceWithTax": subsidiary?.price(order.totals.withTax) ?? nil,
      "priceWithoutTax": subsidiary?.price(order.totals.withoutTax) ?? nil,
      "tax": subsidiary?.price(order.totals.tax) ?? nil,
      "url": .string("\(url)&passwd=\(order.password)"),
    ]
  }

  static func noDebt(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    throw .notFound("Bill \(number(of: try billed(state, call).0)) has no debt")
  }

  static func details(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .array(try billed(state, call).0.details.map { .string("\($0.id)") })
  }

  static func detail(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let order = try billed(state, call).0
    let id = call.value("billDetailId")
    guard let detail = order.details.first(where: { "\($0.id)" == id }) else {
      throw .notFound("The requested object (billDetailId = \(id.prefix(80))) does not exist")
    }
    let subsidiary = Subsidiary(order.subsidiary)
    return [
      "billDetailId": .string(id),
      "description": .string(detail.line.description),
      "domain": .string(detail.service ?? detail.line.domain),
      "periodEnd": nil,
      "periodStart": nil,
      "quantity": .string(String(detail.line.quantity)),
      "totalPrice": subsidiary?.price(detail.line.total) ?? nil,
      "unitPrice": subsidiary?.price(detail.line.unitPrice) ?? nil,
    ]
  }

  static func payment(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var call = call
    call.values["orderId"] = "\(try billed(state, call).0.id)"
    return try PaymentRoutes.payment(&state, call)
  }

  /// The bill's number, as ``OrderRoutes`` tells it of an order.
  private static func number(of order: Order) -> String { "FR\(order.id)" }

  /// A value of `billing.CategoryEnum`.
  private static func category(_ order: Order) -> String {
    order.details.contains { $0.action == "renew" } ? "earlyrenewal" : "purchase"
  }

  /// The order that a bill is for, if it is the caller's, and its payment.
  private static func billed(_ state: SimulatorState, _ call: Call) throws(Refusal) -> (Order, Order.Payment) {
    let account = try call.account()
    let id = call.value("billId")
    guard id.hasPrefix("FR"), let number = Int64(id.dropFirst(2)), let order = state.orders[number],
      order.account == account, let payment = order.payment
    else { throw .notFound("The requested object (billId = \(id.prefix(80))) does not exist") }
    return (order, payment)
  }
}
