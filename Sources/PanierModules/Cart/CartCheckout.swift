import PanierOrdering
import PanierReference
import PanierVM

/// `cart:checkout`: the only way from a script to an order.
enum CartCheckout {
  static let checkout = LuaFunction(
    "Cart:checkout", "Orders the cart, once: POST /order/cart/{cartId}/checkout.",
    details: "Before the call a fresh quote is made; it must equal the one that is given. The total with tax has to be "
      + "within `max` and the run's budget, and the operator confirms the amount, or said --yes beforehand. Until its "
      + "end the cart cannot be changed, and right before the call it is quoted once more. What was ordered is compared "
      + "with that quote, and paid only after that. An answer that is lost, or that proves nothing, ends with exit code "
      + "9: the cart is kept, the money stays reserved, and `panier journal reconcile` finds out what became of it.",
    parameters: [
      .optional(
        "options",
        .options([
          .optional("quote", .object("Quote"), "the quote that was looked at; the order must still be exactly that"),
          .optional("max", .oneOf([.object("Money"), .string]), "the most that the order may cost, with tax"),
          .optional(
            "waive_retraction", .boolean, "whether the 14-day right of withdrawal is given up; domains need it",
            default: "false"),
          .optional(
            "again", .boolean, "whether the same may be ordered again within 24 hours", default: "false"),
          .optional(
            "pay", .boolean, "whether it is paid with the default payment method, once it is compared with the quote",
            default: "false"),
        ]), "what is allowed")
    ],
    results: [ResultDoc(.object("Order"), "the order")],
    errors: [
      "the order costs 7.19 EUR with tax, 0.19 EUR more than max = 7.00 EUR; nothing was ordered",
      "free-example.fr: domains are only sold when the 14-day right of withdrawal is given up; "
        + "say so with checkout{ waive_retraction = true }",
    ],
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      local quote = c:quote()
      print(c:checkout{ quote = quote, max = money("20 EUR"), waive_retraction = true }.id)
      """,
    waiting: { call in
      let session = try call.session
      let cart = try call.receiver(CartObject.self)
      let options = try call.options(0)
      var request = CheckoutRequest(cartID: cart.id)
      if let shown = try options.object("quote", QuoteObject.self) {
        guard shown.quote.isValidated else { throw SummaryIsNoQuote() }
        request.shown = shown.quote
      }
      request.maximum = try MoneyObject.limit(options.value("max"))
      request.waivesRetraction = try options.boolean("waive_retraction") ?? false
      request.paysAutomatically = try options.boolean("pay") ?? false
      request.isAgain = try options.boolean("again") ?? false
      request.location = call.location
      let purchase = try await session.spend { try await $0.checkout(request) }
      session.drafts.remove(cart.id)
      cart.markReadOnly()
      return .one(.object(OrderObject(purchase)))
    })
}

/// A summary where a quote is needed.
struct SummaryIsNoQuote: Error, Hashable, CustomStringConvertible {
  var description: String {
    "a summary is not checked by the API and cannot be ordered; pass what cart:quote() returns"
  }
}
