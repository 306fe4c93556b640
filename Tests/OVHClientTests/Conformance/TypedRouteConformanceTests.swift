import OVHClient
@_spi(Purchase) import OVHClient
import PanierTesting
import Testing

/// Every typed route, held against the API's description: it exists, and its query and body have only declared names.
@Suite struct TypedRouteConformanceTests {
  /// Answers every call with what the description says it returns, or nothing where the description is absent.
  private func transport() -> ScriptedTransport {
    let description = APIDescription.shared
    return ScriptedTransport { request, _ in
      let path = request.url.dropFirst(testEndpoint.baseURL.count).prefix { $0 != "?" }
      let method = HTTPMethod(rawValue: request.method)
      guard let operation = method.flatMap({ RouteTable.shared.operation($0, String(path)) }), let description else {
        return .json("null")
      }
      if operation.path == "/auth/time" { return .json("1457018875") }
      return .json(operation.response == "void" ? "" : description.sample(operation.response, .everything).text)
    }
  }

  private func callEverything(_ client: OVHClient) async throws {
    let cart = "x"
    _ = try await client.createCart(subsidiary: "FR", description: "d", expire: APIDate(text: "2030-01-01T00:00:00Z"))
    _ = try await client.cart(cart)
    _ = try await client.cartIDs(description: "d")
    _ = try await client.updateCart(cart, description: "d", expire: APIDate(text: "2030-01-01T00:00:00Z"))
    try await client.assignCart(cart)
    _ = try await client.summary(cart: cart)
    _ = try await client.checkoutPreview(cart: cart)
    _ = try await client.coupons(cart: cart)
    _ = try await client.addCoupon(cart: cart, coupon: "c")
    _ = try await client.removeCoupon(cart: cart, coupon: "c")
    try await client.deleteCart(cart)
    _ = try await client.domainOffers(cart: cart, domain: "example.fr")
    _ = try await client.addDomain(
      cart: cart, domain: "example.fr", planCode: "fr", pricingMode: .createDefault, duration: "P1Y", quantity: 1,
      offerID: "o")
    _ = try await client.domainOptions(cart: cart, domain: "example.fr")
    for product in ["webHosting", "vps", "eco"] {
      _ = try await client.offers(cart: cart, product: product)
      _ = try await client.addItem(cart: cart, product: product, planCode: "p", duration: "P1M")
      _ = try await client.options(cart: cart, product: product, planCode: "p")
      _ = try await client.addOption(cart: cart, product: product, item: 1, planCode: "p", duration: "P1M")
    }
    _ = try await client.itemIDs(cart: cart)
    _ = try await client.item(cart: cart, item: 1)
    _ = try await client.updateItem(cart: cart, item: 1, duration: "P1Y", quantity: 1)
    _ = try await client.requiredConfiguration(cart: cart, item: 1)
    _ = try await client.configurationIDs(cart: cart, item: 1, label: "l")
    _ = try await client.addConfiguration(cart: cart, item: 1, label: "l", value: "v")
    _ = try await client.configuration(cart: cart, item: 1, configuration: 2)
    try await client.deleteConfiguration(cart: cart, item: 1, configuration: 2)
    try await client.deleteItem(cart: cart, item: 1)
    _ = try await client.optionServiceNames(product: "domain")
    _ = try await client.serviceOptions(product: "domain", service: "example.fr")
    _ = try await client.addServiceOption(
      cart: cart, product: "domain", service: "example.fr", planCode: "p", duration: "P0D")
    _ = try await client.catalog(product: "eco", subsidiary: "FR")
    _ = try await client.domainExtensions(subsidiary: "FR")
    _ = try await client.configurationRule(domain: "example.fr", action: .create)
    var data = DomainRuleData(owner: JSONObject([("email", "a@example.com")]))
    data.adminAccount = JSONObject([("email", "a@example.com")])
    data.techAccount = data.adminAccount
    data.domain = JSONObject()
    data.acceptsConditions = true
    data.authInfo = Secret("x")
    try await client.checkConfigurationRule(domain: "example.fr", action: .transfer, data: data)
  }

  private func callTheAccount(_ client: OVHClient) async throws {
    _ = try await client.orderIDs(
      from: APIDate(text: "2026-01-01T00:00:00Z"), to: APIDate(text: "2026-02-01T00:00:00Z"))
    _ = try await client.order(1)
    _ = try await client.orderStatus(1)
    _ = try await client.orderDetailIDs(1)
    _ = try await client.orderDetail(1, detail: 2)
    _ = try await client.followUp(order: 1)
    _ = try await client.availablePaymentMeans(order: 1)
    _ = try await client.paymentMethods(order: 1)
    _ = try await client.account()
    _ = try await client.contactIDs()
    _ = try await client.contact(1)
    _ = try await client.paymentMethodIDs(isDefault: true, status: .valid)
    _ = try await client.paymentMethod(1)
    _ = try await client.domainTaskIDs(domain: "example.fr", status: "todo")
    _ = try await client.domainTask(1)
    _ = try await client.requestCredential(redirection: "https://example.com", allowedIPs: ["192.0.2.0/24"])
    _ = try await client.currentCredential()
    _ = try await client.authenticationDetails()
    try await client.logout()
    _ = try await client.placeOrder(cart: "x", autoPay: false, waiveRetraction: true)
    try await client.pay(order: 1, method: 2)
    try await client.pay(order: 1, mean: "creditCard", meanID: 3)
    try await client.waiveRetraction(order: 1)
    try await client.retract(order: 1, reason: "other", comment: "c")
  }

  @Test func existsInTheDescription() async throws {
    let transport = transport()
    let client = testClient(transport)
    try await callEverything(client)
    try await callTheAccount(client)
    #expect(transport.calls.count == 66)
    for request in transport.calls {
      let parts = request.url.dropFirst(testEndpoint.baseURL.count).split(separator: "?", maxSplits: 1)
      let method = try #require(HTTPMethod(rawValue: request.method))
      let operation = try #require(
        RouteTable.shared.operation(method, String(parts[0])), "\(request.method) \(request.url)")
      let names = parts.count > 1 ? parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } } : []
      for name in names { #expect(operation.query.contains { $0.name == name }, "\(request.url)") }
      for parameter in operation.query where parameter.isRequired {
        #expect(names.contains { $0 == parameter.name }, "\(request.url)")
      }
      let fields = RouteTable.shared.bodyFields(operation)
      let body = try request.body.map { try JSONValue(parsing: $0) }?.object
      for name in body?.names ?? [] { #expect(fields.contains { $0.name == name }, "\(request.url): \(name)") }
      for field in fields where field.isRequired { #expect(body?[field.name] != nil, "\(request.url): \(field.name)") }
      let isSigned = request.headers.contains { $0.name == "X-Ovh-Signature" }
      #expect(isSigned == (operation.authentication != .none), "\(request.url)")
    }
  }
}
