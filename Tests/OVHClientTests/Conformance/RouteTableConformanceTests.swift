import OVHClient
import PanierTesting
import Testing

@Suite struct RouteTableConformanceTests {
  @Test func holdsEveryOperation() throws {
    let operations = RouteTable.shared.operations
    #expect(RouteTable.shared.describedOperations.count == 791)
    #expect(operations.filter { $0.method != .get }.count >= 2606)
    #expect(Set(operations.map { "\($0.method.rawValue) \($0.path)" }).count == operations.count)
    let preview = try #require(RouteTable.shared.operation(.get, "/order/cart/x/checkout"))
    #expect(preview.authentication == .required)
    #expect(preview.response == "order.Order")
    #expect(preview.iamActions == ["order:apiovh:cart/checkout/simulate"])
    let item = try #require(RouteTable.shared.operation(.get, "/order/cart/x/item/1"))
    #expect(item.pathParameters.map(\.type) == ["string", "long"])
    let other = try #require(RouteTable.shared.operation(.post, "/domain/zone/example.fr/record"))
    #expect(!other.isDescribed && other.path == "/domain/zone/{zoneName}/record" && other.query.isEmpty)
  }

  @Test func findsEveryOperationByItsPath() throws {
    for operation in RouteTable.shared.operations {
      let path = operation.path.split(separator: "/").map { $0.hasPrefix("{") ? "some%2Fname" : String($0) }
        .joined(separator: "/")
      #expect(RouteTable.shared.operation(operation.method, "/" + path) == operation)
      #expect(RouteTable.shared.operation(operation.method, "/v1/" + path + "/") == operation)
    }
  }

  @Test func holdsTheModelsOfRequests() throws {
    let description = try #require(APIDescription.shared)
    let table = RouteTable.shared
    for operation in table.operations where operation.body.first?.name == "$body" {
      #expect(!table.bodyFields(operation).isEmpty, "\(operation.method.rawValue) \(operation.path)")
    }
    for (name, values) in table.enums {
      #expect(Set(values) == Set(description.values(of: name) ?? []), "\(name)")
    }
  }

  @Test func listsTheProducts() throws {
    let table = RouteTable.shared
    for product in ["domain", "dns", "webHosting", "vps", "eco", "baremetalServers", "cloud", "zimbra", "privateSQL"] {
      #expect(table.cartProducts.contains(product))
    }
    #expect(!table.cartProducts.contains("item") && !table.cartProducts.contains("checkout"))
    #expect(table.serviceOptionProducts.contains("domain"))
    #expect(table.catalogProducts.contains("eco") && table.catalogProducts.contains("vps"))
    #expect(table.upgradeProducts.contains("vps") && table.upgradeProducts.count == 19)
    #expect(table.cartProducts.count >= 75)
  }
}
