import OVHClient

/// What is done with a name that is owned: its lock, the code for a transfer out, its name servers, the signing of its
/// zone.
enum DomainSettingRoutes {
  static let table: [String: Handler] = [
    "PUT /domain/{serviceName}": update,
    "GET /domain/{serviceName}/authInfo": code,
    "GET /domain/{serviceName}/nameServer": nameServers,
    "GET /domain/{serviceName}/nameServer/{id}": nameServer,
    "POST /domain/{serviceName}/nameServers/update": updateNameServers,
    "GET /domain/zone/{zoneName}/dnssec": dnssec,
    "POST /domain/zone/{zoneName}/dnssec": sign,
    "DELETE /domain/zone/{zoneName}/dnssec": unsign,
  ]

  /// The page of a name, as `domain.DomainService`.
  static func page(_ service: OwnedService, _ settings: DomainSettings) -> JSONValue {
    [
      "dnssecSupported": true, "domain": .string(service.name), "glueRecordIpv6Supported": true,
      "glueRecordMultiIpSupported": true, "lastUpdate": .string(Timestamp.paris(service.creation)),
      "nameServerType": settings.isHosted ? "hosted" : "external", "offer": "gold", "owoSupported": true,
      "parentService": nil, "transferLockStatus": settings.isLocked ? "locked" : "unlocked",
      "whoisOwner": "si1111-ovh",
    ]
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call, "serviceName")
    if let lock = call.body["transferLockStatus"]?.string {
      guard lock == "locked" || lock == "unlocked" else {
        throw .badRequest("transferLockStatus cannot be \(lock.prefix(40))")
      }
      state.domains[service.name, default: DomainSettings(of: service)].isLocked = lock == "locked"
    }
    return page(service, settings(of: service, state))
  }

  /// The code for a transfer out: only of a name that is not locked, and another one each time.
  static func code(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call, "serviceName")
    let name = service.name
    var settings = settings(of: service, state)
    guard !settings.isLocked else { throw .badRequest("Domain \(name) is locked: unlock it first") }
    settings.codes += 1
    state.domains[name] = settings
    let hash = SeededGenerator.hash("code \(name) \(settings.codes)", seed: call.configuration.seed)
    return .string("A1-" + String(hash, radix: 36))
  }

  static func nameServers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let servers = settings(of: try service(state, call, "serviceName"), state).nameServers
    return .ids((1...Int64(max(1, servers.count))).prefix(servers.count))
  }

  static func nameServer(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let servers = settings(of: try service(state, call, "serviceName"), state).nameServers
    let id = call.id("id")
    guard id >= 1, id <= servers.count else {
      throw .notFound("The requested object (id = \(id)) does not exist")
    }
    return ["host": .string(servers[Int(id) - 1]), "id": .integer(id), "ip": nil, "isUsed": true, "toDelete": false]
  }

  static func updateNameServers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call, "serviceName")
    let hosts = (call.body["nameServers"]?.array ?? []).compactMap { $0["host"]?.string?.lowercased() }
    guard (2...13).contains(hosts.count),
      hosts.allSatisfy({ (try? DomainName(String($0.drop { $0 != "." }.dropFirst()))) != nil })
    else { throw .badRequest("A domain needs 2 to 13 name servers that are host names") }
    state.domains[service.name, default: DomainSettings(of: service)].nameServers = hosts
    return task("DomainDnsUpdate", service.name, &state, call)
  }

  static func dnssec(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try service(state, call, "zoneName").name
    return ["status": state.domains[name]?.isSigned == true ? "enabled" : "disabled"]
  }

  static func sign(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call, "zoneName")
    var settings = settings(of: service, state)
    guard settings.isHosted else {
      throw .badRequest("The zone of \(service.name) is not served by these name servers")
    }
    settings.isSigned = true
    state.domains[service.name] = settings
    return nil
  }

  static func unsign(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call, "zoneName")
    state.domains[service.name, default: DomainSettings(of: service)].isSigned = false
    return nil
  }

  /// What is set for a name.
  static func settings(of service: OwnedService, _ state: SimulatorState) -> DomainSettings {
    state.domains[service.name] ?? DomainSettings(of: service)
  }

  private static func task(
    _ function: String, _ name: String, _ state: inout SimulatorState, _ call: Call
  ) -> JSONValue {
    let date: JSONValue = .string(Timestamp.paris(call.now))
    return [
      "canAccelerate": false, "canCancel": false, "canRelaunch": false, "comment": nil, "creationDate": date,
      "domain": .string(name), "doneDate": date, "function": .string(function), "id": .integer(state.identifier()),
      "lastUpdate": date, "status": "done", "todoDate": date, "type": "domain",
    ]
  }

  private static func service(
    _ state: SimulatorState, _ call: Call, _ parameter: String
  ) throws(Refusal) -> OwnedService {
    let name = call.value(parameter)
    return try OwnedService.find(state, call) { $0.product == "domain" && $0.name == name }
  }
}
