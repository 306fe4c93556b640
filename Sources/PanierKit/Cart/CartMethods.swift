import DomainNames
import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// The methods of a cart.
enum CartMethods {
  static let all: [LuaFunction] = [
    offers, CartAdd.add, items, item, remove, assign, summary, quote, CartCheckout.checkout, ItemOption.options,
    CartServiceOptions.list, coupon, coupons, removeCoupon, update, delete,
  ]

  private struct Wanted: LuaOptionTable {
    @LuaOption("the product: domain, webHosting, vps, eco") var product = "domain"
    @LuaOption("a whole name with its suffix; for the product domain") var domain: String?
    @LuaOption("only this plan code", default: "all") var plan: String?
  }

  private struct Changes: LuaOptionTable {
    @LuaOption("a text to find the cart by") var description: String?
    @LuaOption("when it expires: ISO 8601") var expire: APIDate?
  }

  private static let list = ResultDoc(.object("List"), "a list that prints as a table")

  private static let offers = LuaFunction(
    "Cart:offers", on: CartObject.self,
    "What is offered for a domain name, or the plans of a product: GET /order/cart/{cartId}/{product}.",
    details:
      "A plan is listed once for each pricing mode and period: with the price of the period, and with the set-up "
      + "fee that is charged along with the first.",
    parameters: .required(
      "what", LuaEither<String, Wanted>.self,
      "a whole domain name with its suffix, as in \"example.fr\", or a table that names a product"),
    results: [list],
    errors: [
      #"'example' has no suffix; write a whole domain name, as in "example.fr""#,
      "product 'webhosting' is not known; did you mean 'webHosting'?",
      "webHosting has no plan 'hosting-perzo'; did you mean 'hosting-perso'?",
    ],
    example: """
      print(cart.new():offers("free-example.fr"))
      print(cart.new():offers{ product = "webHosting", plan = "hosting-perso" })
      """,
    waiting: { call, cart, what in
      let client = try call.session.client
      let wanted: Wanted
      switch what {
      case .first(let domain):
        return .object(
          ListObject(try await CartReading.offers(for: InternationalName(withSuffix: domain), in: cart, client)))
      case .second(let table): wanted = table
      }
      let product = try ProductName(wanted.product)
      if product.isDomain {
        let name = try InternationalName(withSuffix: call.require(wanted.$domain))
        return .object(ListObject(try await CartReading.offers(for: name, in: cart, client)))
      }
      let plans = try await CartReading.plans(of: product, plan: wanted.plan, in: cart, client)
      let offers = plans.flatMap { plan in
        PlanPrice.listed(plan.prices).map { PlanOfferObject(plan, product: product.text, way: $0) }
      }
      return .one(.object(ListObject(offers)))
    })

  private static let items = LuaFunction(
    "Cart:items", on: CartObject.self, "The items of the cart: GET /order/cart/{cartId}/item and each of them.",
    results: [list],
    example: #"print(#cart.new():items())  --> 0"#,
    waiting: { call, cart in
      let session = try call.session
      let items = try await CartReading.items(of: cart, session.client)
      return .one(
        .object(ListObject(items.map { ItemObject($0, cart: cart) })))
    })

  private static let item = LuaFunction(
    "Cart:item", on: CartObject.self, "One item of the cart: GET /order/cart/{cartId}/item/{itemId}.",
    parameters: .required("id", Int64.self, "the item's number"),
    results: [ResultDoc(.object("Item"), "the item")],
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest())
      print(c:item(item.id).domain)  --> free-example.fr
      """,
    waiting: { call, cart, id in
      let item = try await call.session.client.item(cart: cart.id, item: id)
      return .one(.object(ItemObject(item, cart: cart)))
    })

  private static let remove = LuaFunction(
    "Cart:remove", on: CartObject.self, "Takes an item out of the cart: DELETE /order/cart/{cartId}/item/{itemId}.",
    parameters: .required("item", LuaEither<ItemObject, Int64>.self, "the item or its number"),
    example: """
      local c = cart.new()
      c:remove(c:add(c:offers("free-example.fr"):cheapest()))
      print(#c:items())  --> 0
      """,
    waiting: { call, cart, item in
      let id =
        switch item {
        case .first(let item): item.id
        case .second(let id): id
        }
      try await call.session.client.deleteItem(cart: cart.id, item: id)
      cart.forget(item: id)
      return .none
    })

  private static let assign = LuaFunction(
    "Cart:assign", on: CartObject.self,
    "Binds the cart to the account, which a quote needs: POST /order/cart/{cartId}/assign.",
    details: "A cart that is bound to the account already stays so.",
    results: [ResultDoc(.object("Cart"), "the cart")],
    example: #"print(cart.new():assign().read_only)  --> false"#,
    waiting: { call, cart in
      try await CartReading.assign(cart, call.session.client)
      return .one(.object(cart))
    })

  private static let summary = LuaFunction(
    "Cart:summary", on: CartObject.self, "A preview of the order: GET /order/cart/{cartId}/summary. Checks nothing.",
    results: [ResultDoc(.object("Quote"), "lines and totals")],
    example: #"print(cart.new():summary().total)  --> 0.00 EUR"#,
    waiting: { call, cart in
      let preview = try await call.session.client.summary(cart: cart.id)
      return .one(.object(QuoteObject(Quote(.cart(cart.id), preview: preview, isValidated: false))))
    })

  private static let quote = LuaFunction(
    "Cart:quote", on: CartObject.self, "The validated price and the contracts: GET /order/cart/{cartId}/checkout.",
    details:
      "The API judges the configuration of every item here, and nowhere before. What was added from the stock is "
      + "looked for there once more.",
    results: [ResultDoc(.object("Quote"), "lines, totals and contracts")],
    errors: ["an `api` error when the cart is not assigned, or an item is not configured as it has to be"],
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      print(c:quote())
      """,
    waiting: { call, cart in
      let session = try call.session
      try await CartStock.check(cart, session)
      let quote = try await session.spending.quote(cartID: cart.id)
      return .one(.object(QuoteObject(quote)))
    })

  private static let coupon = LuaFunction(
    "Cart:coupon", on: CartObject.self, "Adds a coupon: POST /order/cart/{cartId}/coupon.",
    parameters: .required("code", String.self, "the coupon's code"),
    results: [ResultDoc(.object("Names"), "the codes of the cart")],
    example: #"cart.new():coupon("WELCOME")"#,
    waiting: { call, cart, code in
      let codes = try await call.session.client.addCoupon(cart: cart.id, coupon: code)
      return .one(.object(codes.asCoupons))
    })

  private static let coupons = LuaFunction(
    "Cart:coupons", on: CartObject.self, "The codes of the cart's coupons: GET /order/cart/{cartId}/coupon.",
    results: [ResultDoc(.object("Names"), "the codes")],
    example: #"print(#cart.new():coupons())  --> 0"#,
    waiting: { call, cart in
      let codes = try await call.session.client.coupons(cart: cart.id)
      return .one(.object(codes.asCoupons))
    })

  private static let removeCoupon = LuaFunction(
    "Cart:remove_coupon", on: CartObject.self, "Takes a coupon away: DELETE /order/cart/{cartId}/coupon.",
    parameters: .required("code", String.self, "the coupon's code"),
    results: [ResultDoc(.object("Names"), "the codes that are left")],
    example: """
      local c = cart.new()
      c:coupon("WELCOME")
      print(#c:remove_coupon("WELCOME"))  --> 0
      """,
    waiting: { call, cart, code in
      let codes = try await call.session.client.removeCoupon(cart: cart.id, coupon: code)
      return .one(.object(codes.asCoupons))
    })

  private static let update = LuaFunction(
    "Cart:update", on: CartObject.self, "Changes the description or the end of the cart: PUT /order/cart/{cartId}.",
    parameters: .required("changes", Changes.self, "what to change"),
    results: [ResultDoc(.object("Cart"), "the cart")],
    example: #"print(cart.new():update{ description = "summer" }.description)  --> summer"#,
    waiting: { call, cart, changes in
      let updated = try await call.session.client.updateCart(
        cart.id, description: changes.description, expire: changes.expire)
      cart.update(updated)
      return .one(.object(cart))
    })

  private static let delete = LuaFunction(
    "Cart:delete", on: CartObject.self, "Deletes the cart: DELETE /order/cart/{cartId}.",
    example: #"cart.new():delete()"#,
    waiting: { call, cart in
      let session = try call.session
      try await session.client.deleteCart(cart.id)
      session.drafts.remove(cart.id)
      session.made.remove(cart.id)
      return .none
    })
}

extension [String] {
  /// Codes of coupons as Lua sees them.
  fileprivate var asCoupons: NameListObject { NameListObject(self, title: "Coupons", heading: "Coupon") }
}
