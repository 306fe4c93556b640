import OVHClient
import Testing

@testable import OVHSimulator

/// Every route that reads is called once; ``APIClient`` judges its answers by the API's description, as it judges
/// those of every other test.
@Suite struct ConformityTests {
  @Test func everyReadAnswersWhatIsDescribed() {
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
    var answered = 0
    for operation in RouteTable.shared.describedOperations where operation.method == .get {
      guard Handlers.answer(to: operation) != nil else { continue }
      let path = operation.path.split(separator: "/").map { segment in
        segment.hasPrefix("{") ? values[String(segment.dropFirst().dropLast())] ?? "0" : String(segment)
      }
      let query = operation.query.filter(\.isRequired)
        .map { "\($0.name)=\(queries[$0.name] ?? "x")" }.joined(separator: "&")
      let answer = client.get("/" + path.joined(separator: "/") + (query.isEmpty ? "" : "?\(query)"))
      #expect([200, 400, 404].contains(answer.status), "\(operation.path)")
      if answer.status == 200 { answered += 1 }
    }
    #expect(answered > 200)
    #expect(client.get(server + "/checkout").status == 200)
  }
}
