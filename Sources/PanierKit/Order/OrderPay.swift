import PanierOrdering
import PanierReference
import PanierVM

/// `order:pay`: the only way from a script to a payment.
enum OrderPay {
  private struct Options: LuaOptionTable {
    @LuaOption(
      "a number that me.payment_methods() lists, or a means by name, as in \"fidelityAccount\"",
      default: "the default payment method") var method: LuaEither<String, Int64>?
    @LuaOption("the number of a means that is one of several: creditCard, bankAccount, paypal") var id: Int64?
    @LuaOption("the most that may be paid, with tax") var max: Money?

    var way: PaymentWay {
      switch method {
      case .second(let id): .method(id)
      case .first(let name): .means(name, id: id)
      case nil: .accountDefault
      }
    }
  }

  static let pay = LuaFunction(
    "Order:pay", on: OrderObject.self,
    "Pays the order, once: POST /me/order/{orderId}/pay, or …/payWithRegisteredPaymentMean for a means by name.",
    details: "An order of this run is already counted in its budget; an older one has to fit into it. The operator "
      + "confirms the amount, or said --yes beforehand. An order of 0 is paid with fidelityAccount whatever is named.",
    parameters: .options(Options.self, "what it is paid with"),
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
    waiting: { call, order, options in
      let session = try call.session
      var request = PaymentRequest(orderID: try order.id, way: options.way)
      request.maximum = options.max
      request.location = call.location
      _ = try await session.spend { try await $0.pay(request) }
      return .one(.object(order))
    })

}
