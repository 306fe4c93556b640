import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// What can be done with a name that is owned: its lock, the code for a transfer out, its name servers, its signatures.
enum DomainSettingMethods {
  static let all: [LuaFunction] = [nameServers, lock, transferCode, dnssec]

  private static let asked =
    "A change is shown and the operator types its last word, or has allowed the route with --allow."

  private static let nameServers = LuaFunction(
    "Service:name_servers", on: ServiceObject.self,
    "The name servers of a domain, or new ones: GET /domain/{serviceName}/nameServer, POST …/nameServers/update.",
    details: asked + " The registry takes new ones over in a task, which service:tasks() shows.",
    parameters: .optional(
      "hosts", LuaEither<[String], NameListObject>.self,
      "the new name servers, two at least, as a table or as another name has them; without them nothing is changed"),
    results: [ResultDoc(.object("Names"), "the name servers")],
    errors: ["name servers are known of domains only, and vps-1.vps.ovh.net is a vps"],
    example: ServiceMethods.example
      + "\nprint(s:name_servers{ \"ns1.example.net\", \"ns2.example.net\" }[2])  --> ns2.example.net",
    waiting: { call, service, hosts in
      let session = try call.session
      let base = try path(of: service, "name servers are known")
      if let hosts {
        let names =
          switch hosts {
          case .first(let names): names
          case .second(let list): list.names
          }
        let servers = names.map { JSONValue.object(JSONObject([("host", .string($0))])) }
        _ = try await session.writes.call(
          APIRequest(
            .post, base + "/nameServers/update", body: .object(JSONObject([("nameServers", .array(servers))]))),
          location: call.location)
      }
      let ids: [Int64] = try await session.client.call(APIRequest(.get, base + "/nameServer")).decoded()
      let client = session.client
      let found = try await session.reading(ids, "name servers") { id in
        try await client.call(APIRequest(.get, base + "/nameServer/\(id)")).json()["host"]?.string ?? ""
      }
      return .one(
        .object(NameListObject(found, title: "Name servers of \(service.name)", heading: "Name server")))
    })

  private static let lock = LuaFunction(
    "Service:lock", on: ServiceObject.self,
    "Locks a domain against transfers, or unlocks it for one: PUT /domain/{serviceName}.", details: asked,
    parameters: .required("on", Bool.self, "true to lock it, false for a transfer out"),
    results: [ResultDoc(.string, "locked or unlocked, as the API tells it then")],
    errors: ["locks are known of domains only, and vps-1.vps.ovh.net is a vps"],
    example: ServiceMethods.example + "\nprint(s:lock(false))  --> unlocked",
    waiting: { call, service, isOn in
      let session = try call.session
      let base = try path(of: service, "locks are known")
      _ = try await session.writes.call(
        APIRequest(
          .put, base, body: .object(JSONObject([("transferLockStatus", .string(isOn ? "locked" : "unlocked"))]))),
        location: call.location)
      return .string(try await session.client.call(APIRequest(.get, base)).json()["transferLockStatus"]?.string ?? "")
    })

  private static let transferCode = LuaFunction(
    "Service:transfer_code", on: ServiceObject.self,
    "The code that another registrar asks for: GET /domain/{serviceName}/authInfo.",
    details: "Some registries make a new code for each question, and the old one is void: so the call is shown and the "
      + "operator types its last word, or has allowed the route with --allow. The domain has to be unlocked first.",
    results: [ResultDoc(.string, "the code; who has it can move the domain away")],
    errors: ["transfer codes are known of domains only, and vps-1.vps.ovh.net is a vps"],
    example: ServiceMethods.example + "\ns:lock(false)\nprint(#s:transfer_code() > 4)  --> true",
    waiting: { call, service in
      let base = try path(of: service, "transfer codes are known")
      let answer = try await call.session.writes.call(
        APIRequest(.get, base + "/authInfo"), location: call.location)
      return .string(try answer.json().string ?? "")
    })

  private static let dnssec = LuaFunction(
    "Service:dnssec", on: ServiceObject.self,
    "Whether the zone of a domain is signed: GET /domain/zone/{zoneName}/dnssec; POST and DELETE change it.",
    details: asked + " Only a zone on OVHcloud's own name servers is signed so.",
    parameters: .optional("on", Bool.self, "true to sign it, false not to; without it nothing is changed"),
    results: [ResultDoc(.string, "enabled, disabled, or what the API says while it changes")],
    errors: ["signatures are known of domains only, and vps-1.vps.ovh.net is a vps"],
    example: ServiceMethods.example + "\nprint(s:dnssec(true))  --> enabled",
    waiting: { call, service, isOn in
      let session = try call.session
      guard service.product == "domain" else {
        throw OfDomainsOnly(what: "signatures are known", name: service.name, product: service.product)
      }
      let route = "/domain/zone/\(service.name)/dnssec"
      if let isOn {
        _ = try await session.writes.call(APIRequest(isOn ? .post : .delete, route), location: call.location)
      }
      return .string(try await session.client.call(APIRequest(.get, route)).json()["status"]?.string ?? "")
    })

  private static func path(of service: ServiceObject, _ what: String) throws -> String {
    guard service.product == "domain" else {
      throw OfDomainsOnly(what: what, name: service.name, product: service.product)
    }
    return "/domain/\(service.name)"
  }
}

/// Something that only domains have.
struct OfDomainsOnly: UsageError, Hashable {
  let what: String
  let name: String
  let product: String

  var description: String { "\(what) of domains only, and \(name) is a \(product)" }
}
