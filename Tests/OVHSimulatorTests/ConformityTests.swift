import OVHClient
import Testing

@testable import OVHSimulator

/// Answers have the fields and types that the API's description gives them.
@Suite struct ConformityTests {
  private struct Description {
    var operations: [String: String] = [:]
    var models: [String: [JSONValue]] = [:]
    var enums: [String: [JSONValue]] = [:]

    init?() throws {
      guard let bytes = SharedFolder.bytes("api/order-api.json") else { return nil }
      let json = try JSONValue(parsing: bytes)
      for operation in json["operations"]?.array ?? [] {
        guard let method = operation["method"]?.string, let path = operation["path"]?.string else { continue }
        operations["\(method) \(path)"] = operation["response"]?.string
      }
      for member in json["models"]?.object?.members ?? [] {
        models[member.name] = (member.value["fields"] ?? member.value["properties"])?.array
      }
      for member in json["enums"]?.object?.members ?? [] { enums[member.name] = member.value.array }
    }

    /// Where a value is not of a type.
    func faults(_ value: JSONValue, _ type: String, at path: String) -> [String] {
      if type.hasSuffix("[]") {
        guard let elements = value.array else { return ["\(path) is no list"] }
        return elements.enumerated().flatMap { faults($1, String(type.dropLast(2)), at: "\(path)[\($0)]") }
      }
      if let values = enums[type] {
        // Subsidiaries of other regions than that of the description exist too.
        let isKnown = values.contains(value) || type.hasSuffix("OvhSubsidiaryEnum")
        return isKnown ? [] : ["\(path) is \(value.text), which \(type) does not have"]
      }
      if let fields = models[type] {
        guard case .object = value else { return ["\(path) is no \(type)"] }
        return fields.flatMap { field -> [String] in
          guard let name = field["name"]?.string, let type = field["type"]?.string else { return [] }
          guard let member = value[name] else {
            return field["nullable"] == true ? [] : ["\(path).\(name) is missing"]
          }
          if member == .null { return field["nullable"] == true ? [] : ["\(path).\(name) is null"] }
          return faults(member, type, at: "\(path).\(name)")
        }
      }
      let fits =
        switch type {
        case "void": value == .null
        case "long": value.integer != nil
        case "boolean": value.bool != nil
        case "double": value.number != nil
        case "datetime", "date": value.string.flatMap(Timestamp.parse) != nil
        case "duration": value.string.flatMap(Period.init) != nil
        default: value.string != nil
        }
      return fits ? [] : ["\(path) is \(value.text), not \(type)"]
    }
  }

  @Test func everyReadAnswersWhatIsDescribed() throws {
    guard let description = try Description() else {
      print("../shared is not here: the description cannot be compared")
      return
    }
    let client = APIClient()
    let server = client.serverCart()
    let domain = client.cart()
    let item = client.add("free-a.fr", to: domain)
    let order = client.order("free-b.fr", pays: true)
    client.clock.advance(10)
    let itemID = String(item.split(separator: "/").last ?? "")
    let cartID = String(domain.split(separator: "/").last ?? "")
    let first = { (path: String) in client.get(path).json.array?.first.map(\.text) ?? "0" }
    let values = [
      "cartId": cartID, "itemId": itemID, "configurationId": first(item + "/configuration"), "orderId": order,
      "orderDetailId": first("/me/order/\(order)/details"), "contactId": first("/me/contact"),
      "paymentMethodId": first("/me/payment/method"), "transactionId": first("/me/payment/transaction"),
      "applicationId": first("/me/api/application"), "credentialId": first("/me/api/credential"),
      "clientId": "simulator-client", "name": "fr", "id": first("/me/task/domain"), "serviceName": "free-b.fr",
    ]
    let queries = [
      "domain": "claims-c.fr", "planCode": "24sk10", "ovhSubsidiary": "FR", "action": "create", "fileFormat": "csv",
    ]
    var compared = 0
    for fields in TableReader.lines(of: RouteData.text) where fields[0] == "GET" {
      guard let route = Route(fields), let type = description.operations["GET \(route.template)"] else { continue }
      // Of the many products of one form a few stand for all.
      let segments = route.template.split(separator: "/")
      if route.template.hasPrefix("/order/cart/{cartId}/"), segments.count > 3,
        !["domain", "dns", "webHosting", "eco", "vps", "item", "summary", "checkout", "coupon"].contains(segments[3])
      {
        continue
      }
      if route.template.hasPrefix("/order/catalog/"), segments[3] != "eco", segments[3] != "dns" { continue }
      let path = segments.map { segment in
        segment.hasPrefix("{") ? values[String(segment.dropFirst().dropLast())] ?? "0" : String(segment)
      }
      let query = route.parameters.filter { $0.place == .query && $0.isRequired }
        .map { "\($0.name)=\(queries[$0.name] ?? "x")" }.joined(separator: "&")
      let answer = client.get("/" + path.joined(separator: "/") + (query.isEmpty ? "" : "?\(query)"))
      guard answer.status == 200 else { continue }
      compared += 1
      let faults = description.faults(answer.json, type, at: route.template)
      #expect(faults.prefix(3) == [])
    }
    #expect(compared > 70)
    #expect(description.faults(client.get(server + "/checkout").json, "order.Order", at: "server") == [])
  }
}
