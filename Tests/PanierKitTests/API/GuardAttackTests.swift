import OVHClient
import OVHSimulator
import PanierTesting
import PanierVM
import Testing

/// Ways around the guard: a cart that could be ordered at once, and an order that could be paid, for every raw call.
@Suite struct GuardAttackTests {
  /// Lua that makes a cart `id` that is ready to be ordered, and an unpaid order `paid`.
  private static let prepared = """
    local function ready(name)
      local c = cart.new{ keep = true }
      c:add(c:offers(name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      return c:assign()
    end
    paid = ready("free-first.fr"):checkout{ waive_retraction = true }.id
    id = ready("free-second.fr").id

    """

  /// Paths that a lenient server could take for `/order/cart/{id}/checkout`; `@` stands for the id.
  private static let paths = [
    "/order/cart/@/checkout", "/order/cart/@/checkout/", "/order/cart/@/checkout//", "/order/cart/@//checkout",
    "//order/cart/@/checkout", "/order//cart/@/checkout", "/./order/cart/@/checkout", "/order/cart/@/./checkout",
    "/order/cart/@/item/../checkout", "/order/cart/x/../@/checkout", "/me/../order/cart/@/checkout",
    "/order/cart/@/checkout/.", "/order/cart/@/checkout/x/..", "/order/cart/@/%2e/checkout",
    "/order/cart/@/item/%2e%2e/checkout", "/order/cart/@/item/%252e%252e/checkout", "/order/cart/@%2Fcheckout",
    "/order/cart/@%252Fcheckout", "/order%2Fcart%2F@%2Fcheckout", "/order/cart/@%5Ccheckout",
    "/order/cart/@\\\\checkout",
    "/order/cart/@/%63heckout", "/order/cart/@/%2563heckout", "/order/cart/@/checkou%74", "/order/cart/@/CHECKOUT",
    "/ORDER/CART/@/checkout", "/order/cart/@/Checkout/", "/v1/order/cart/@/checkout", "/1.0/order/cart/@/checkout",
    "/v2/order/cart/@/checkout", "/v1/v1/order/cart/@/checkout", "/order/cart/@/checkout?x=1",
    "/order/cart/@/checkout?_method=GET", "/order/cart/@/checkout?/order/cart", "/order/cart/@/checkout?batch=,",
    "/order/cart/@/checkout%3Fx=1", "/order/cart/@/checkout%23x", "/order/cart/@/checkout#x",
    "/order/cart/@/checkout;v=1", "/order/cart/@;a=b/checkout", "/order/cart/@/checkout%00",
    "/order/cart/@/checkout%20",
    "/order/cart/@/checkout%09", "/order/cart/@/checkout%0d%0aX-Http-Method-Override:POST",
    "/order/cart/@/checkout\\r\\nX-Http-Method-Override: POST", "/order/cart/@/checkout\\0",
    "/order/cart/@/checkout HTTP/1.1\\r\\n\\r\\n", "/order/cart/@,@/checkout", "/order/cart/@/checkout,summary",
    "/order/cart/@/checkout.json", "/order/cart/@/checkout/again", "/order/cart/@/ｃheckout",
    "/order/cart/@/chec\\u{212A}out",
    "/order/cart/@/check\\u{200B}out", "/order/cart/@/che\\u{AD}ckout", "/order/cart/@/checkout\\u{FEFF}",
    "/order/cart/@\\u{FF0F}checkout", "/order/cart/@\\u{2215}checkout", "/order/cart/@/%C4%8Bheckout",
    "https://simulator.panier.invalid/1.0/order/cart/@/checkout",
    "//simulator.panier.invalid/1.0/order/cart/@/checkout",
    "order/cart/@/checkout", "@/checkout", "/@simulator.panier.invalid/1.0/order/cart/@/checkout",
    "/../1.0/order/cart/@/checkout", "/1.0/../v1/order/cart/@/checkout", "/order/cart/@/checkout?checkout=/",
  ]

  private static let payments = [
    "/me/order/@/pay", "/me/order/@/pay/", "/me/order/@//pay", "/me/order/@/PAY", "/me/order/@/p%61y",
    "/me/order/@/p%2561y", "/me/order/@%2Fpay", "/me/order/@/./pay", "/me/order/@/status/../pay", "/v1/me/order/@/pay",
    "/me/order/@/pay?x=1", "/me/order/@/pay;x", "/me/order/@/pay%20", "/me/order/@/payWithRegisteredPaymentMean",
    "/me/order/@/PayWithRegisteredPaymentMean/", "/me/order/@/payWith%52egisteredPaymentMean",
    "/me/order/@/waiveRetraction", "/me/order/@/retraction", "/me/order/@/debt/pay", "/me/order/@/debt//pay",
    "/me/order/@/balance", "/me/order/@/Balance/",
  ]

  private func nothingHappens(_ calls: String, kind: TransportKind) async throws {
    let writes = try await RunningSimulator.with { running in
      try await ScriptHarness(running).run("local id, paid\n" + Self.prepared)
      return running.callNames.filter { !$0.hasPrefix("GET ") }
    }
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run("local id, paid\n" + Self.prepared + calls)
      #expect(values == [0, .nil])
      // Not one of them left for the simulator.
      #expect(running.callNames.filter { !$0.hasPrefix("GET ") } == writes)
      #expect(try await running.client.orderIDs().count == 1)
    }
  }

  /// Lua that makes a raw call by every method on every path, and counts those that were not refused on this side.
  private static func script(_ paths: [String], id: String, body: String) -> String {
    let list = paths.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      local passed, first = 0, nil
      for _, path in ipairs{ \(list) } do
        path = path:gsub("@", tostring(\(id)))
        for _, method in ipairs{ "post", "put", "delete" } do
          local ok, e = pcall(api[method], path, method ~= "delete" and \(body) or nil)
          if ok or (e.kind ~= "refused" and e.kind ~= "usage") then
            passed, first = passed + 1, first or method .. " " .. path
          end
        end
      end
      return passed, first
      """
  }

  @Test(arguments: TransportKind.allCases) func noPathReachesTheCheckout(kind: TransportKind) async throws {
    try await nothingHappens(
      Self.script(
        Self.paths, id: "id", body: "{ autoPayWithPreferredPaymentMethod = true, waiveRetractationPeriod = true }"),
      kind: kind)
  }

  @Test(arguments: TransportKind.allCases) func noPathReachesAPayment(kind: TransportKind) async throws {
    try await nothingHappens(
      Self.script(Self.payments, id: "paid", body: "{ paymentMethod = { id = 4294970001 } }"), kind: kind)
  }
}
