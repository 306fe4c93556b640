import OVHClient
import Testing

@Suite struct RouteClassTests {
  private func resolved(_ line: String, body: JSONValue? = nil) throws -> ResolvedCall {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    return try ResolvedCall(APIRequest(try #require(HTTPMethod(rawValue: parts[0])), parts[1], body: body))
  }

  @Test(arguments: [
    ("GET /order/cart", RouteClass.read), ("GET /nothing/known", .read), ("GET /order/cart/x/checkout", .read),
    ("GET /domain/example.fr/authInfo", .consent), ("POST /order/cart", .free), ("DELETE /order/cart/x", .free),
    ("POST /order/cart/x/eco", .free), ("POST /order/cartServiceOption/vps/checkout", .free),
    ("POST /me/contact", .free), ("POST /auth/credential", .free), ("POST /domain/configurationRule/check", .free),
    ("POST /services/1/upgrade/p/simulate", .free), ("PUT /domain/zone/example.fr/record/1", .consent),
    ("PUT /me", .consent), ("POST /vps/vps-1/reboot", .consent), ("POST /support/tickets/1/reopen", .consent),
    ("POST /order/cart/x/checkout", .guard), ("POST /order/cart/x/somethingNew", .consent),
    ("POST /me/order/1/pay", .guard), ("POST /order/vrack/new", .guard), ("POST /order/upgrade/x/y/z", .guard),
    ("POST /service/1/renew", .guard), ("POST /service/1/reopen", .guard), ("POST /service/1/terminate", .guard),
    ("POST /services/1/terminate", .guard), ("PUT /services/1", .guard), ("PUT /vps/vps-1/serviceInfos", .guard),
    ("POST /services/1/billing/engagement/request", .guard), ("PUT /services/1/billing/engagement/endRule", .guard),
    ("POST /vps/vps-1/terminate", .guard), ("POST /vps/vps-1/confirmTermination", .guard),
    ("POST /cloud/project/p/instance", .guard), ("POST /cloud/project/p/credit", .guard),
    ("POST /cloud/project/p/instance/i/activeMonthlyBilling", .guard), ("POST /sms/s/jobs", .guard),
    ("POST /me/credit/code", .guard), ("POST /nothing/known", .consent), ("PATCH /me", .consent),
    ("POST /nothing/known/renewal", .guard), ("PUT /order/cart/x／checkout", .guard),
    ("POST /nothing/v1/service/1/renew", .guard),
  ]) func givesEachCallItsClass(_ line: String, _ routeClass: RouteClass) throws {
    #expect(try resolved(line).routeClass == routeClass, "\(line)")
  }

  /// Ways to write a path that some server reads as the same one.
  static let disguises: [@Sendable (String) -> String] = [
    { $0 + "/" }, { $0 + "//" }, { "/" + $0 }, { $0.replacing("/", with: "//") }, { $0.uppercased() }, { $0 + "." },
    { $0.replacing("/", with: "/./") }, { "/x/.." + $0 }, { "/x/%2e%2e" + $0 }, { "/%252e%252e" + $0 },
    { "/" + $0.dropFirst().replacing("/", with: "%2F") },
    { $0 + "?x=1" }, { $0 + "%3Fx" }, { $0 + ";x=1" }, { $0 + "%20" }, { "/v1" + $0 }, { "/v2" + $0 }, { "/1.0" + $0 },
    { "//eu.api.ovh.com/1.0" + $0 }, { $0.replacing("e", with: "%65") }, { $0.replacing("e", with: "%2565") },
    { "/" + $0.dropFirst().replacing("/", with: "\\") },
  ]

  @Test func noDisguiseMakesARowLessStrict() throws {
    for operation in RouteTable.shared.operations where operation.routeClass > .read {
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      for (number, disguise) in Self.disguises.enumerated() {
        let call = try ResolvedCall(APIRequest(operation.method, disguise(path)))
        #expect(
          call.routeClass >= operation.routeClass, "\(operation.method.rawValue) \(disguise(path)) (disguise \(number))"
        )
      }
    }
  }

  @Test func whatIsInNoRowIsNeverFree() throws {
    for method in HTTPMethod.allCases where method != .get {
      for path in ["/order/cart/x/y/z/a/b", "/me/contacts", "/auth/credentials/x", "/ORDER/CART", "/v2/order/cart"] {
        #expect(try ResolvedCall(APIRequest(method, path)).routeClass >= .consent, "\(method) \(path)")
      }
    }
  }

  @Test func everyAnswerThatIsAnOrderIsGuarded() {
    let orders = RouteTable.shared.operations.filter {
      $0.method != .get && ["order.Order", "billing.Order", "services.operation.Order"].contains($0.response)
    }
    #expect(orders.count >= 95)
    for operation in orders where !operation.path.hasSuffix("/simulate") {
      #expect(operation.routeClass == .guard, "\(operation.method.rawValue) \(operation.path)")
    }
  }

  @Test func aBodyMakesACallStricter() throws {
    #expect(try resolved("POST /me/payment/method", body: ["register": true]).routeClass == .consent)
    #expect(try resolved("POST /me/payment/method", body: ["orderId": 7]).routeClass == .guard)
    #expect(try resolved("POST /me/payment/METHOD/", body: ["ORDERID": 7]).routeClass == .guard)
    let twice = JSONObject(members: [.init(name: "orderId", value: 7), .init(name: "orderId", value: .null)])
    #expect(try resolved("POST /me/payment/method", body: .object(twice)).routeClass == .guard)
  }

  @Test func everyRuleHasAReasonAndHoldsSomewhere() {
    let used = Set(RouteTable.shared.operations.compactMap(\.rule))
    for rule in RouteRules.shared.rules {
      #expect(!rule.reason.isEmpty)
      // a rule without a row guards what may come, or reads that are in no row
      let needsNoRow =
        rule.methods == [.get] || rule.place.contains("[") || rule.place == "/me/order/**"
        || ["words: checkout", "words: waiveRetraction", "/order/!cart*", "/cloud/createProject"].contains(rule.place)
      #expect(used.contains(rule) || needsNoRow, "\(rule.place) holds for no row")
    }
  }
}
