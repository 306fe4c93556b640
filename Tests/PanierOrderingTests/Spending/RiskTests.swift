import OVHClient
import PanierOrdering
import Testing

struct RiskTests {
  @Test func levelsHoldThoseBeforeThem() {
    for (lower, higher) in zip(Risk.allCases, Risk.allCases.dropFirst()) {
      #expect(lower < higher)
      for rule in lower.rules { #expect(higher.rules.contains { $0.covers(rule) }, "\(higher) \(rule)") }
      #expect(!higher.rules.allSatisfy { rule in lower.rules.contains { $0.covers(rule) } })
    }
    #expect(Risk.waive.rules == AccessRule.ordering)
  }

  @Test func eachLevelAllowsWhatItSaysAndNoMore() {
    func allows(_ risk: Risk, _ method: HTTPMethod, _ path: String) -> Bool {
      risk.rules.contains { $0.covers(AccessRule(method: method, path: path)) }
    }
    let needs: [(HTTPMethod, String, Risk)] = [
      (.get, "/order/catalog/public/vps", .read), (.get, "/me/order/7/details", .read), (.get, "/me", .read),
      (.post, "/auth/logout", .read), (.post, "/order/cart", .quote), (.post, "/order/cart/c/domain", .quote),
      (.post, "/order/cart/c/eco/options", .quote), (.post, "/order/cart/c/item/1/configuration", .quote),
      (.delete, "/order/cart/c/item/1", .quote), (.post, "/order/cart/c/assign", .quote),
      (.post, "/order/cart/c/coupon", .quote), (.get, "/order/cart/c/checkout", .read),
      (.post, "/order/cart/c/checkout", .order), (.post, "/me/order/7/pay", .pay),
      (.post, "/me/order/7/retraction", .pay), (.post, "/me/order/7/waiveRetraction", .waive),
    ]
    for (method, path, least) in needs {
      for risk in Risk.allCases { #expect(allows(risk, method, path) == (risk >= least), "\(risk) \(method) \(path)") }
    }
  }

  @Test func noLevelAllowsWhatTheTableOfRoutesDoesNot() {
    for operation in RouteTable.shared.operations {
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      let call = AccessRule(method: operation.method, path: path)
      func isAllowed(_ risk: Risk) -> Bool { risk.rules.contains { $0.covers(call) } }
      if operation.path != "/auth/logout" {
        #expect(!isAllowed(.read) || operation.routeClass == .read, "\(operation.method) \(operation.path)")
      }
      #expect(!isAllowed(.quote) || operation.routeClass <= .free, "\(operation.method) \(operation.path)")
      if operation.routeClass == .free, operation.path.hasPrefix("/order/cart/") {
        #expect(isAllowed(.quote) || !operation.isDescribed, "\(operation.method) \(operation.path)")
      }
    }
  }
}
