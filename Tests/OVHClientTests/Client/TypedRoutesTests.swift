import OVHClient
import Testing

/// What the typed routes send, byte by byte.
@Suite struct TypedRoutesTests {
  private let base = "https://eu.api.ovh.com/1.0"

  @Test func cartRoutes() async throws {
    let transport = ScriptedTransport(json: #"{"cartId":"x","items":[1]}"#)
    let client = testClient(transport, credentials: .none)
    _ = try await client.createCart(subsidiary: "FR")
    _ = try await client.createCart(
      subsidiary: "FR", description: "d", expire: APIDate(text: "2030-01-01T00:00:00+00:00"))
    _ = try await client.cart("x y")
    _ = try await client.updateCart("x", description: "n")
    try await client.deleteCart("x")
    #expect(
      transport.lines == [
        #"POST \#(base)/order/cart {"ovhSubsidiary":"FR"}"#,
        #"POST \#(base)/order/cart {"ovhSubsidiary":"FR","description":"d","expire":"2030-01-01T00:00:00+00:00"}"#,
        "GET \(base)/order/cart/x%20y", #"PUT \#(base)/order/cart/x {"description":"n"}"#,
        "DELETE \(base)/order/cart/x",
      ])
  }

  @Test func domainRoutes() async throws {
    let transport = ScriptedTransport { request, _ in .json(request.method == "GET" ? "[]" : #"{"itemId":5}"#) }
    let client = testClient(transport, credentials: .none)
    _ = try await client.domainOffers(cart: "x", domain: "été&x.fr")
    let item = try await client.addDomain(
      cart: "x", domain: "example.fr", planCode: "fr", pricingMode: .createDefault, duration: "P1Y", quantity: 1)
    #expect(item.id == 5)
    _ = try await client.addDomain(cart: "x", domain: "example.fr")
    #expect(
      transport.lines == [
        "GET \(base)/order/cart/x/domain?domain=%C3%A9t%C3%A9%26x.fr",
        #"POST \#(base)/order/cart/x/domain {"domain":"example.fr","planCode":"fr","pricingMode":"create-default","#
          + #""duration":"P1Y","quantity":1}"#,
        #"POST \#(base)/order/cart/x/domain {"domain":"example.fr"}"#,
      ])
  }

  @Test func itemRoutes() async throws {
    let transport = ScriptedTransport { request, _ in
      request.url.hasSuffix("Configuration") || request.url.contains("?label")
        ? .json("[]")
        : .json(#"{"itemId":5,"id":6,"label":"l","value":true}"#)
    }
    let client = testClient(transport, credentials: .none)
    _ = try await client.item(cart: "x", item: 5)
    _ = try await client.updateItem(cart: "x", item: 5, duration: "P2Y")
    try await client.deleteItem(cart: "x", item: 5)
    _ = try await client.requiredConfiguration(cart: "x", item: 5)
    _ = try await client.configurationIDs(cart: "x", item: 5, label: "DNS")
    let set = try await client.addConfiguration(cart: "x", item: 5, label: "OWNER_LEGAL_AGE", value: "true")
    #expect(set.value == "true")
    _ = try await client.configuration(cart: "x", item: 5, configuration: 6)
    try await client.deleteConfiguration(cart: "x", item: 5, configuration: 6)
    #expect(
      transport.lines == [
        "GET \(base)/order/cart/x/item/5", #"PUT \#(base)/order/cart/x/item/5 {"duration":"P2Y"}"#,
        "DELETE \(base)/order/cart/x/item/5", "GET \(base)/order/cart/x/item/5/requiredConfiguration",
        "GET \(base)/order/cart/x/item/5/configuration?label=DNS",
        #"POST \#(base)/order/cart/x/item/5/configuration {"label":"OWNER_LEGAL_AGE","value":"true"}"#,
        "GET \(base)/order/cart/x/item/5/configuration/6", "DELETE \(base)/order/cart/x/item/5/configuration/6",
      ])
  }

  @Test func productRoutes() async throws {
    let transport = ScriptedTransport { request, _ in .json(request.method == "GET" ? "[]" : #"{"itemId":5}"#) }
    let client = testClient(transport, credentials: .none)
    _ = try await client.offers(cart: "x", product: "eco", query: [("planCode", "24sk10")])
    _ = try await client.addItem(cart: "x", product: "eco", planCode: "24sk10", duration: "P1M")
    _ = try await client.options(cart: "x", product: "eco", planCode: "24sk10")
    _ = try await client.addOption(
      cart: "x", product: "eco", item: 5, planCode: "ram", duration: "P1M", pricingMode: .init(rawValue: "upfront12"))
    #expect(
      transport.lines == [
        "GET \(base)/order/cart/x/eco?planCode=24sk10",
        #"POST \#(base)/order/cart/x/eco {"planCode":"24sk10","duration":"P1M","pricingMode":"default","quantity":1}"#,
        "GET \(base)/order/cart/x/eco/options?planCode=24sk10",
        #"POST \#(base)/order/cart/x/eco/options {"planCode":"ram","duration":"P1M","pricingMode":"upfront12","#
          + #""quantity":1,"itemId":5}"#,
      ])
  }

  @Test func refusesPartsThatNameNothing() async {
    let transport = ScriptedTransport(json: "null")
    let client = testClient(transport)
    for cart in ["", ".", ".."] {
      let error = await failure { try await client.deleteCart(cart) }
      #expect(error?.description == "/order/cart/…: part 3 of the path is '\(cart)'; it must name one thing")
    }
    let climbing = await failure { try await client.offers(cart: "x", product: "../checkout") }
    #expect(climbing?.kind == .usage)
    _ = await failure { try await client.offers(cart: "../..", product: "me") }
    #expect(transport.lines == ["GET \(base)/order/cart/..%2F../me"])
  }

  @Test func orderRoutes() async throws {
    let transport = ScriptedTransport { request, _ in
      .json(request.url.hasSuffix("status") ? #""notPaid""# : "[1,2]")
    }
    let client = testClient(transport, credentials: .accessToken("t"))
    #expect(try await client.orderIDs(from: APIDate(text: "2026-01-01T00:00:00+00:00")) == [1, 2])
    #expect(try await client.orderStatus(7) == .notPaid)
    #expect(
      transport.lines == [
        "GET \(base)/me/order?date.from=2026-01-01T00%3A00%3A00%2B00%3A00", "GET \(base)/me/order/7/status",
      ])
  }
}
