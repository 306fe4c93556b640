import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct BillTests {
  let client = APIClient()

  @Test func anOrderHasABillOnceItIsPaid() {
    #expect(client.get("/me/bill").json == [])
    _ = client.order("free-unpaid.fr")
    #expect(client.get("/me/bill").json == [])
    let id = client.order("free-a.fr", pays: true)
    #expect(client.get("/me/bill").json == [.string("FR\(id)")])
    let bill = client.get("/me/bill/FR\(id)")
    let order = client.get("/me/order/\(id)")
    #expect(bill["billId"].string == "FR\(id)")
    #expect(bill["orderId"] == order["orderId"])
    #expect(bill["category"] == "purchase")
    for price in ["priceWithTax", "priceWithoutTax", "tax"] { #expect(bill[price] == order[price]) }
    #expect(client.get("/me/bill/FR\(id)/payment").json == client.get("/me/order/\(id)/payment").json)
    #expect(client.get("/me/order/\(id)/associatedObject")["id"] == bill["billId"])
  }

  @Test func itsLinesAreThoseOfTheOrder() {
    let id = client.order("free-a.fr", pays: true)
    client.clock.advance(5)
    let lines = client.get("/me/bill/FR\(id)/details").json.array ?? []
    #expect(lines.compactMap(\.string) == client.get("/me/order/\(id)/details").json.array?.map(\.text))
    for line in lines.compactMap(\.string) {
      let billed = client.get("/me/bill/FR\(id)/details/\(line)")
      let ordered = client.get("/me/order/\(id)/details/\(line)")
      for field in ["description", "quantity", "totalPrice", "unitPrice"] { #expect(billed[field] == ordered[field]) }
    }
  }

  @Test func billsAreFoundByOrderDateAndKind() {
    let first = client.order("free-a.fr", pays: true)
    client.clock.advance(86400)
    let second = client.order("free-b.fr", pays: true)
    #expect(client.get("/me/bill?orderId=\(first)").json == [.string("FR\(first)")])
    #expect(client.get("/me/bill?date.from=2026-11-25").json == [.string("FR\(second)")])
    #expect(client.get("/me/bill?date.to=2026-11-25").json == [.string("FR\(first)")])
    #expect(client.get("/me/bill?category=autorenew").json == [])
  }

  @Test(arguments: ["FR1", "FR", "RE1", "1"]) func refusesABillThatIsNone(id: String) {
    let answer = client.get("/me/bill/\(id)")
    #expect(answer.status == 404)
    #expect(answer["message"].string == "The requested object (billId = \(id)) does not exist")
  }

  @Test func nothingIsOwed() {
    let id = client.order("free-a.fr", pays: true)
    let answer = client.get("/me/bill/FR\(id)/debt")
    #expect(answer.status == 404)
    #expect(answer["message"].string == "Bill FR\(id) has no debt")
  }
}
