import OVHClient
import Testing

@Suite(.enabled(if: APIDescription.isThere, "the API's description beside the repository is absent"))
struct RouteTableConformanceTests {
  /// Parameters of the description as lines, so that differences show.
  private func lines(_ parameters: [JSONValue], in place: String) -> [String] {
    parameters.filter { $0["in"]?.string == place }
      .map { "\($0["name"]?.string ?? ""):\($0["type"]?.string ?? "")\($0["required"]?.bool == true ? "!" : "")" }
  }

  private func lines(_ parameters: [APIParameter]) -> [String] {
    parameters.map { "\($0.name):\($0.type)\($0.isRequired ? "!" : "")" }
  }

  @Test func holdsEveryOperation() throws {
    let description = try APIDescription()
    #expect(description.operations.count == 654)
    #expect(RouteTable.shared.operations.count == description.operations.count)
    for (operation, expected) in zip(RouteTable.shared.operations, description.operations) {
      let parameters = expected["params"]?.array ?? []
      let name = "\(operation.method.rawValue) \(operation.path)"
      #expect(name == "\(expected["method"]?.string ?? "") \(expected["path"]?.string ?? "")")
      #expect("\(operation.authentication)" == expected["authentication"]?.string, "\(name)")
      #expect("\(operation.status)".uppercased() == expected["status"]?.string, "\(name)")
      #expect(lines(operation.query) == lines(parameters, in: "query"), "\(name)")
      #expect(lines(operation.body) == lines(parameters, in: "body"), "\(name)")
      #expect(operation.response == expected["response"]?.string, "\(name)")
      #expect(operation.iamActions == (expected["iam"]?.array ?? []).compactMap(\.string), "\(name)")
      let types = Dictionary(uniqueKeysWithValues: operation.pathParameters.map { ($0.name, $0.type) })
      for parameter in parameters where parameter["in"]?.string == "path" {
        #expect(types[parameter["name"]?.string ?? ""] == parameter["type"]?.string, "\(name)")
      }
    }
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
    let description = try APIDescription()
    let table = RouteTable.shared
    for operation in table.operations where operation.body.first?.name == "$body" {
      #expect(!table.bodyFields(operation).isEmpty, "\(operation.method.rawValue) \(operation.path)")
    }
    for (name, values) in table.enums { #expect(Set(values) == description.values(name), "\(name)") }
  }

  @Test func listsTheProducts() throws {
    let table = RouteTable.shared
    for product in ["domain", "dns", "webHosting", "vps", "eco", "baremetalServers", "cloud", "zimbra", "privateSQL"] {
      #expect(table.cartProducts.contains(product))
    }
    #expect(!table.cartProducts.contains("item") && !table.cartProducts.contains("checkout"))
    #expect(table.serviceOptionProducts.contains("domain"))
    #expect(table.catalogProducts.contains("eco") && table.catalogProducts.contains("vps"))
    #expect(table.cartProducts.count >= 75)
  }
}
