import OVHClient
import PanierReference
public import PanierVM

/// The global `cart`: makes carts and finds them again.
public enum CartModule {
  /// The module.
  public static let module = LuaModule(
    "cart", summary: "Makes carts and finds them again.", functions: [new, open, list])

  private struct NewCart: LuaOptionTable {
    @LuaOption(
      "whose catalogue, currency and tax: FR, IE, US",
      default: "the operator's, else the account's, else the endpoint's first") var subsidiary: String?
    @LuaOption("a text to find the cart by", default: "one that no other cart has") var description: String?
    @LuaOption("when it expires: ISO 8601", default: "in a day") var expire: APIDate?
    @LuaOption("whether the cart outlives the script") var keep = false
  }

  private struct Filter: LuaOptionTable {
    @LuaOption("only carts with exactly this description") var description: String?
  }

  private static let cart = ResultDoc(.object("Cart"), "the cart")

  private static let new = LuaFunction(
    "cart.new", "Makes an empty cart: POST /order/cart.",
    details: "The cart is deleted when the script ends, on every way out, unless it was ordered or `keep` is true.",
    parameters: .options(NewCart.self, "how the cart is made"),
    results: [cart],
    example: #"print(cart.new{ subsidiary = "FR", description = "spring" }.id)"#,
    waiting: { call, options in
      let session = try call.session
      let subsidiary = try await session.subsidiary(options.subsidiary)
      let made = try await session.makeCart(
        subsidiary: subsidiary, description: options.description, expire: options.expire)
      if !options.keep { session.drafts.add(made.id) }
      let cart = CartObject(made, subsidiary: subsidiary)
      session.made.add(cart)
      return .one(.object(cart))
    })

  private static let open = LuaFunction(
    "cart.open", "Finds a cart by its id: GET /order/cart/{cartId}.",
    details: "A cart that was found stays when the script ends.",
    parameters: .required("id", String.self, "the cart's id"),
    results: [cart],
    errors: ["an `api` error with status 404 when there is no such cart"],
    example: #"local c = cart.new{ keep = true } print(cart.open(c.id).id == c.id)  --> true"#,
    waiting: { call, id in
      let found = try await call.session.client.cart(id)
      return .one(.object(CartObject(found)))
    })

  private static let list = LuaFunction(
    "cart.list", "The carts that are assigned to the account: GET /order/cart.",
    parameters: .options(Filter.self, "which carts"),
    results: [ResultDoc(.object("List"), "the carts")],
    example: #"print(#cart.list{ description = "spring" })"#,
    waiting: { call, filter in
      let session = try call.session
      let ids = try await session.client.cartIDs(description: filter.description)
      var carts: [CartObject] = []
      for id in ids { carts.append(CartObject(try await session.client.cart(id))) }
      return .one(.object(ListObject(carts)))
    })
}
