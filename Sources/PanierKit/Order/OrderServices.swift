import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `order:services`: what an order became.
enum OrderServices {
  static let services = LuaFunction(
    "Order:services", on: OrderObject.self,
    "The services that the order became, by their names: "
      + "GET /me/order/{orderId}/details/{orderDetailId}/operations, or the lines where a region serves no operations.",
    details:
      "Empty before the order is delivered. What GET /services does not list, or not yet, has the number 0 and no "
      + "dates.",
    results: [ResultDoc(.object("List"), "a list of services that prints as a table")],
    example: OrderMethods.example + """

      o:pay{ method = "fidelityAccount" }:await()
      print(o:services()[1].name)  --> free-example.fr
      """,
    waiting: { call, order in
      let session = try call.session
      let id = try order.id
      let names = try await OrderReader(client: session.client).services(of: id)
      let services = try await session.reading(names, "services") { name in
        try await named(name, session)
      }
      return .one(.object(ListObject(services.flatMap { $0 })))
    })

  /// The services of a name: a domain and its zone may share one.
  private static func named(_ name: String, _ session: PanierSession) async throws -> [ServiceObject] {
    let client = session.client
    var found: [ServiceObject] = []
    for id in try await client.serviceIDs(named: name) {
      let service = try await client.service(id)
      // An endpoint that knows no such filter lists all of them.
      if service.name == name { found.append(try await ServiceObject.reading(service, session)) }
    }
    return found.isEmpty ? [ServiceObject(ExpandedService(unlisted: name), nil, now: session.now())] : found
  }
}
