import OVHClient

/// What can be delivered where, told to everybody: servers by their parts, VPS by their plan.
enum StockRoutes {
  static let table: [String: Handler] = [
    "GET /dedicated/server/datacenter/availabilities": servers,
    "GET /vps/order/rule/datacenter": places,
    "GET /vps/order/rule/osChoices": systems,
  ]

  /// The places that VPS are delivered from, in the order in which they are offered.
  private static let vpsPlaces = ["GRA", "SBG", "DE", "UK", "WAW", "BHS"]

  static func servers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let stock = Stock(state, call)
    let named = call.query["datacenters"].map { $0.split(separator: ",").map { $0.lowercased() } }
    let isExcluding = call.query["excludeDatacenters"] == "true" || call.query["excludeDatacenters"] == "1"
    let found = ServerConfigurations.all.filter { entry in
      let values = [
        "planCode": entry.plan, "server": entry.server, "memory": entry.memory, "storage": entry.storage,
        "systemStorage": entry.systemStorage ?? "", "gpu": "",
      ]
      return values.allSatisfy { name, value in call.query[name].map { $0 == value } ?? true }
    }
    return .array(
      found.compactMap { entry in
        let places = entry.places.filter { place in named.map { $0.contains(place) != isExcluding } ?? true }
        guard !places.isEmpty else { return nil }
        let levels = places.map { place -> JSONValue in
          let level = stock.level(
            plan: entry.plan, memory: entry.memory, storage: entry.storage, isStandard: entry.isStandard, place: place)
          return ["availability": .string(level.serverCode), "datacenter": .string(place)]
        }
        return json(entry, levels)
      })
  }

  private static func json(_ entry: ServerConfigurations.Entry, _ levels: [JSONValue]) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("fqn", .string(entry.fqn)), ("memory", .string(entry.memory)), ("planCode", .string(entry.plan)),
      ("server", .string(entry.server)), ("storage", .string(entry.storage)),
    ]
    if let system = entry.systemStorage { members.append(("systemStorage", .string(system))) }
    members.append(("datacenters", .array(levels)))
    return .object(JSONObject(members))
  }

  /// The places of a VPS; the third model is answered as the description of 2024 has it, the others as in 2026.
  static func places(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = try Subsidiary.named(call.query["ovhSubsidiary"])
    let code = call.query["planCode"] ?? ""
    let shelf = PlanShelf(subsidiary: subsidiary, product: "vps")
    guard shelf.plan(code) != nil, !shelf.isOption(code) else { throw ProductCartRoutes.noPlan(code, "vps") }
    let stock = Stock(state, call)
    let isWindows = call.query["os"]?.lowercased().hasPrefix("windows") ?? false
    return [
      "datacenters": .array(
        vpsPlaces.map { place in
          let level = stock.level(product: "vps", plan: code, place: place)
          // Licences are the scarcer part: in one place there are none.
          let windows = place == "WAW" ? "out-of-stock" : level.vpsCode
          let status = isWindows ? windows : level.vpsCode
          if code.hasSuffix("model3") { return ["datacenter": .string(place), "status": .string(status)] }
          return [
            "code": .string(place), "datacenter": .string(place), "daysBeforeDelivery": .integer(level.days ?? 0),
            "linuxStatus": .string(level.vpsCode), "status": .string(status), "windowsStatus": .string(windows),
          ]
        })
    ]
  }

  /// The systems that can be had in a place, or the one that is asked for.
  static func systems(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let place = call.query["datacenter"] ?? ""
    guard vpsPlaces.contains(place) else { throw .badRequest("Datacenter \(place.prefix(40)) does not exist") }
    let wanted = call.query["os"] ?? ""
    return [
      "choices": .array(
        ["Debian 12", "Debian 13", "Ubuntu 24.04"].map { name in
          ["name": .string(name), "status": name == wanted ? "checked-by-default" : "available"]
        })
    ]
  }
}
