import PanierOrdering
import PanierReference
import PanierVM

/// `cart:checkout`: the only way from a script to an order.
enum CartCheckout {
  static let checkout = LuaFunction(
    "Cart:checkout", "Orders the cart, once: POST /order/cart/{cartId}/checkout.",
    details: "Before the call a fresh quote is made; it must equal the one that is given. The total with tax has to be "
      + "within `max` and the run's budget, and the operator confirms the amount, or said --yes beforehand.",
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
          .optional("pay", .boolean, "whether the default payment method is charged at once", default: "false"),
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
      if !cart.knowsAllItems { _ = try await CartReading.items(of: cart, session.client) }
      request.needsWaiver = cart.domains

      if session.checkoutStop == .quote {
        let quote = try await session.spending.quote(cartID: cart.id)
        let printer = ValuePrinter(session.printing)
        session.print(printer.text(of: .object(QuoteObject(quote))) ?? "")
        // Ends the script the way os.exit does: nothing catches it, and everything is closed.
        throw LuaError(kind: "exit", message: "ended at the quote", exitCode: 0)
      }
      let purchase = try await session.spending.checkout(request)
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
