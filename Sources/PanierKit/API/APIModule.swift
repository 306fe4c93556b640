import OVHClient
import PanierOrdering
import PanierReference
public import PanierVM

/// The global `api`: any route by its path.
public enum APIModule {
  /// The module.
  public static let module = LuaModule(
    "api", summary: "Calls any route by its path: reads and drafts at once, other changes once the operator agrees.",
    functions: [get, post, put, delete])

  private static let path = LuaParameter<String>.required(
    "path", String.self, "the path below the endpoint's base, as in \"/me/order\"")
  private static let query = LuaParameter<LuaTable?>.optional(
    "query", LuaTable.self, "names and values of the query: text, numbers, booleans")
  private static let body = LuaParameter<LuaTable?>.optional(
    "body", LuaTable.self, "the body, sent as JSON; json.null stands for null")
  private static let classes = """
    Drafts, contacts and keys of one's own are changed at once. Any other change is shown, and the operator types the last
    word of the path, or has allowed the route with --allow. What orders, pays, commits or ends a service is refused, with
    what sends it instead; where no price can be known, --allow-unpriced allows the route, in a run without a budget. It
    does not matter how the path is written. Every route with its class: help("routes").
    """
  private static let answer = ResultDoc(.any, "the answer as Lua tables; nil where there is none")
  private static let misspelt =
    "GET /me/ordre: there is no such route; did you mean /me/order?"
  private static let spends = """
    POST /order/cart/…/checkout places the order of a cart and is only sent by checkout; use cart:checkout{…}
    """

  private static let get = LuaFunction(
    "api.get", "Reads a route: GET.",
    details: "The path and the names of the query are checked against the API's description before the call.",
    parameters: path, query, results: [answer], errors: [misspelt],
    example: #"print(api.get("/me").nichandle)  --> si1111-ovh"#,
    waiting: { call, path, query in try await send(call, request(.get, path, query)) })

  private static let post = LuaFunction(
    "api.post", "Sends a body to a route: POST. Never repeated.",
    details: classes + " A cart that is made so is a draft, and deleted when the script ends.",
    parameters: path, body, results: [answer], errors: [spends],
    example: """
      local c = api.post("/order/cart", { ovhSubsidiary = "FR" })
      print(c.readOnly)  --> false
      """,
    waiting: { call, path, body in try await send(call, request(.post, path, body: body)) })

  private static let put = LuaFunction(
    "api.put", "Replaces what a route holds: PUT. Never repeated.", details: classes,
    parameters: path, body, results: [answer],
    example: """
      local c = cart.new()
      api.put("/order/cart/" .. c.id, { description = "summer" })
      print(cart.open(c.id).description)  --> summer
      """,
    waiting: { call, path, body in try await send(call, request(.put, path, body: body)) })

  private static let delete = LuaFunction(
    "api.delete", "Removes what a route holds: DELETE. Never repeated.", details: classes,
    parameters: path, query, results: [answer],
    example: """
      local c = cart.new()
      api.delete("/order/cart/" .. c.id)
      """,
    waiting: { call, path, query in try await send(call, request(.delete, path, query)) })

  private static func request(_ method: HTTPMethod, _ path: String, _ query: LuaTable?) throws -> APIRequest {
    guard let query else { return APIRequest(method, path) }
    return APIRequest(method, path, query: try LuaJSON.query(query))
  }

  private static func request(_ method: HTTPMethod, _ path: String, body: LuaTable?) throws -> APIRequest {
    guard let body else { return APIRequest(method, path) }
    return APIRequest(method, path, body: try LuaJSON.value(.table(body)))
  }

  private static func send(_ call: LuaContext, _ request: APIRequest) async throws -> LuaResults {
    let session = try call.session
    let answer = try await session.writes.call(request, location: call.location)
    // A cart is a draft however it was made.
    if OVHClient.makesCart(request), let id = try answer.json()["cartId"]?.string { session.drafts.add(id) }
    // Answers that are no JSON fail with the route's name before Lua sees them.
    return try answer.json().isNull ? .nil : .json(answer.body)
  }
}
