import OVHClient

/// `/ip`: the blocks of addresses that were ordered.
enum AddressRoutes {
  static let table: [String: Handler] = [
    "GET /ip": list,
    "GET /ip/{ip}": show,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    // Blocks are delivered to nobody in particular and have no description.
    guard call.query["description"] == nil, call.query["routedTo.serviceName"] == nil,
      call.query["type"].map({ $0 == "failover" }) ?? true
    else { return [] }
    return .texts(try blocks(state, call).map(\.name))
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = call.value("ip")
    guard let block = try blocks(state, call).first(where: { $0.name == name }) else {
      throw .notFound("The requested object (ip = \(name.prefix(80))) does not exist")
    }
    let country = block.configurations.first { $0.label == "country" }?.value.lowercased()
    return [
      "canBeTerminated": true, "country": .text(country), "description": nil, "ip": .string(block.name),
      "organisationId": nil, "routedTo": nil, "type": "failover",
    ]
  }

  private static func blocks(_ state: SimulatorState, _ call: Call) throws(Refusal) -> [OwnedService] {
    OwnedService.all(of: try call.account(), state, at: call.now).filter { $0.product == "ip" }
  }
}
