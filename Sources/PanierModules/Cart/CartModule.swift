import OVHClient
import PanierReference
public import PanierVM

/// The global `cart`: makes carts and finds them again.
public enum CartModule {
  /// The module.
  public static let module = LuaModule(
    "cart", summary: "Makes carts and finds them again.", functions: [new, open, list])

  private static let cart = ResultDoc(.object("Cart"), "the cart")

  private static let new = LuaFunction(
    "cart.new", "Makes an empty cart: POST /order/cart.",
    details: "The cart is deleted when the script ends, on every way out, unless it was ordered or `keep` is true.",
    parameters: [
      .optional(
        "options",
        .options([
          .optional(
            "subsidiary", .string, "whose catalogue, currency and tax: FR, IE, US",
            default: "the operator's, else the account's, else the endpoint's first"),
          .optional("description", .string, "a text to find the cart by", default: "one that no other cart has"),
          .optional("expire", .string, "when it expires: ISO 8601", default: "in a day"),
          .optional("keep", .boolean, "whether the cart outlives the script", default: "false"),
        ]), "how the cart is made")
    ],
    results: [cart],
    example: #"print(cart.new{ subsidiary = "FR", description = "spring" }.id)"#,
    waiting: { call in
      let session = try call.session
      let options = try call.options(0)
      let subsidiary = try await session.subsidiary(options.string("subsidiary"))
      let made = try await session.makeCart(
        subsidiary: subsidiary, description: options.string("description"),
        expire: ISODate.read(options.string("expire")))
      if try options.boolean("keep") != true { session.drafts.add(made.id) }
      return .one(.object(CartObject(made)))
    })

  private static let open = LuaFunction(
    "cart.open", "Finds a cart by its id: GET /order/cart/{cartId}.",
    details: "A cart that was found stays when the script ends.",
    parameters: [.required("id", .string, "the cart's id")],
    results: [cart],
    errors: ["an `api` error with status 404 when there is no such cart"],
    example: #"local c = cart.new{ keep = true } print(cart.open(c.id).id == c.id)  --> true"#,
    waiting: { call in
      let found = try await call.session.client.cart(call.string(0))
      return .one(.object(CartObject(found)))
    })

  private static let list = LuaFunction(
    "cart.list", "The carts that are assigned to the account: GET /order/cart.",
    parameters: [
      .optional(
        "options", .options([.optional("description", .string, "only carts with exactly this description")]),
        "which carts")
    ],
    results: [ResultDoc(.object("List"), "the carts")],
    example: #"print(#cart.list{ description = "spring" })"#,
    waiting: { call in
      let session = try call.session
      let ids = try await session.client.carts(description: call.options(0).string("description"))
      var carts: [CartObject] = []
      for id in ids { carts.append(CartObject(try await session.client.cart(id))) }
      return .one(.object(ListObject(carts)))
    })
}
