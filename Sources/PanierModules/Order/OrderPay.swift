import PanierOrdering
import PanierReference
import PanierVM

/// `order:pay`: the only way from a script to a payment.
enum OrderPay {
  static let pay = LuaFunction(
    "Order:pay",
    "Pays the order, once: POST /me/order/{orderId}/pay, or …/payWithRegisteredPaymentMean for a means by name.",
    details: "An order of this run is already counted in its budget; an older one has to fit into it. The operator "
      + "confirms the amount, or said --yes beforehand. An order of 0 is paid with fidelityAccount whatever is named.",
    parameters: [
      .optional(
        "options",
        .options([
          .optional(
            "method", .oneOf([.string, .integer]),
            "a number that me.payment_methods() lists, or a means by name, as in \"fidelityAccount\"",
            default: "the default payment method"),
          .optional("id", .integer, "the number of a means that is one of several: creditCard, bankAccount, paypal"),
          .optional("max", .oneOf([.object("Money"), .string]), "the most that may be paid, with tax"),
        ]), "what it is paid with")
    ],
    results: [ResultDoc(.object("Order"), "the order")],
    errors: [
      "order 4294970002 does not wait for a payment: it is delivered; nothing was paid",
      "order 4294970002 cannot be paid with ovhAccount; use fidelityAccount, creditCard",
      "order 4294970002 was paid before, or its payment is under way; look at order:status()",
    ],
    example: OrderMethods.example + """

      o:pay{ method = "fidelityAccount" }
      print(o:status() ~= "notPaid")  --> true
      """,
    waiting: { call in
      let session = try call.session
      let order = try call.receiver(OrderObject.self)
      let options = try call.options(0)
      var request = PaymentRequest(orderID: order.id, way: try way(options))
      request.maximum = try MoneyObject.limit(options.value("max"))
      request.location = call.location
      _ = try await session.spend { try await $0.pay(request) }
      return .one(.object(order))
    })

  private static func way(_ options: LuaOptions) throws -> PaymentWay {
    switch options.value("method") {
    case .integer(let id): return .method(id)
    case .number: return .method(try options.requireInteger("method"))
    case .string(let name): return .means(name, id: try options.integer("id"))
    default: return .accountDefault
    }
  }
}
