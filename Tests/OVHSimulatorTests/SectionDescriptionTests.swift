import OVHClient
import Testing

@testable import OVHSimulator

/// The API's description of itself.
@Suite struct SectionDescriptionTests {
  private let client = APIClient().anonymous

  @Test(arguments: ["order", "me", "auth", "domain"]) func everySectionIsServedToAnybody(_ section: String) {
    let answer = client.get("/\(section).json")
    #expect(answer.status == 200)
    #expect(answer["resourcePath"].string == "/\(section)")
    #expect(answer["basePath"] == "https://simulator.panier.invalid/1.0")
    #expect(answer.json["apis"]?.array?.allSatisfy { $0["path"]?.string?.hasPrefix("/\(section)") == true } == true)
  }

  @Test func anOperationIsDescribedAsTheAPIDescribesIt() throws {
    let order = client.get("/order.json?x=1").json
    let cart = try #require(order["apis"]?.array?.first { $0["path"] == "/order/cart" })
    let operations = try #require(cart["operations"]?.array)
    #expect(operations.map { $0["httpMethod"] } == ["GET", "POST"])
    #expect(operations.map { $0["noAuthentication"] } == [false, true])
    #expect(operations.map { $0["responseType"] } == ["string[]", "order.cart.Cart"])
    let body = try #require(operations.last?["parameters"]?.array?.first)
    #expect(body["paramType"] == "body")
    #expect(body["dataType"] == "order.cart.Creation")
    #expect(order["models"]?["order.cart.Creation"]?["properties"]?["ovhSubsidiary"]?["required"] == true)
    #expect(order["models"]?["nichandle.OvhSubsidiaryEnum"]?["enum"]?.array?.contains("FR") == true)
  }

  @Test(arguments: ["/nothing.json", "/order.JSON", "/.json", "/order/cart.json"])
  func thereAreNoOthers(_ path: String) {
    #expect(client.get(path).status == 404)
  }
}
