import PanierOrdering
import PanierReference
import PanierVM

/// `cart:checkout`: the only way from a script to an order.
enum CartCheckout {
  private struct Options: LuaOptionTable {
    @LuaOption("the quote that was looked at; the order must still be exactly that") var quote: QuoteObject?
    @LuaOption("the most that the order may cost, with tax") var max: Money?
    @LuaOption("whether the 14-day right of withdrawal is given up; domains need it") var waiveRetraction = false
    @LuaOption("whether the same may be ordered again within 24 hours") var again = false
    @LuaOption("whether it is paid with the default payment method, once it is compared with the quote")
    var pay = false
  }

  static let checkout = LuaFunction(
    "Cart:checkout", on: CartObject.self, "Orders the cart, once: POST /order/cart/{cartId}/checkout.",
    details: "Before the call a fresh quote is made; it must equal the one that is given. The total with tax has to be "
      + "within `max` and the run's budget, and the operator confirms the amount, or said --yes beforehand. Until its "
      + "end the cart cannot be changed, and right before the call it is quoted once more. What was ordered is compared "
      + "with that quote, and paid only after that. An answer that is lost, or that proves nothing, ends with exit code "
      + "9: the cart is kept, the money stays reserved, and `panier journal reconcile` finds out what became of it. "
      + "Under `panier plan` the order is noted in the plan and not made; the script goes on, so that further checkouts "
      + "join the plan, and ends where it uses the order: its number, or a method that asks the API.",
    parameters: .options(Options.self, "what is allowed"),
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
    waiting: { call, cart, options in
      let session = try call.session
      var request = CheckoutRequest(cartID: cart.id)
      if let shown = options.quote {
        guard shown.quote.isValidated else { throw SummaryIsNoQuote() }
        request.shown = shown.quote
      }
      request.maximum = options.max
      request.waivesRetraction = options.waiveRetraction
      request.paysAutomatically = options.pay
      request.isAgain = options.again
      request.location = call.location
      try await CartStock.check(cart, session)
      if let recorder = session.planning {
        let origin = cart.origin(isKept: !session.drafts.all.contains(cart.id))
        return .one(
          .object(OrderObject(try await session.spending.plan(request, of: origin, into: recorder), of: recorder)))
      }
      let purchase = try await session.spend { try await $0.checkout(request) }
      session.drafts.remove(cart.id)
      cart.markReadOnly()
      return .one(.object(OrderObject(purchase)))
    })
}

/// A summary where a quote is needed.
struct SummaryIsNoQuote: UsageError, Hashable {
  var description: String {
    "a summary is not checked by the API and cannot be ordered; pass what cart:quote() returns"
  }
}
