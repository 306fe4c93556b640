import FoundationEssentials
import OVHClient

/// The lists of what is owned by kind, each service's own page, and whether and how it is renewed.
enum OwnedServiceRoutes {
  /// A kind of services with routes of its own.
  private struct Kind: Sendable {
    /// The path of the list.
    var path: String
    /// The name of the parameter that a service's name stands for.
    var variable = "serviceName"
    /// The products that become services of the kind.
    var products: Set<String>
    /// What a service's own page tells.
    var page: @Sendable (OwnedService, SimulatorState) -> JSONValue
  }

  private static let kinds = [
    Kind(path: "/domain", products: ["domain"], page: ServicePages.domain),
    Kind(path: "/hosting/web", products: ["webHosting"], page: ServicePages.hosting),
    Kind(path: "/vps", products: ["vps"], page: ServicePages.vps),
    Kind(path: "/dedicated/server", products: ["eco", "baremetalServers"], page: ServicePages.server),
    Kind(path: "/email/domain", variable: "domain", products: ["emailDomain"], page: ServicePages.email),
  ]

  static let table: [String: Handler] = {
    var table: [String: Handler] = [:]
    for kind in kinds {
      let one = "\(kind.path)/{\(kind.variable)}"
      table["GET \(kind.path)"] = list(kind)
      table["GET \(one)"] = show(kind)
      table["GET \(one)/serviceInfos"] = infos(kind)
      table["PUT \(one)/serviceInfos"] = update(kind)
    }
    return table
  }()

  private static func list(_ kind: Kind) -> Handler {
    { (state: inout SimulatorState, call: Call) throws(Refusal) -> JSONValue in
      .texts(try services(of: kind, state, call).map(\.name))
    }
  }

  private static func show(_ kind: Kind) -> Handler {
    { (state: inout SimulatorState, call: Call) throws(Refusal) -> JSONValue in
      kind.page(try service(of: kind, state, call), state)
    }
  }

  private static func infos(_ kind: Kind) -> Handler {
    { (state: inout SimulatorState, call: Call) throws(Refusal) -> JSONValue in
      infos(try service(of: kind, state, call), call)
    }
  }

  private static func update(_ kind: Kind) -> Handler {
    { (state: inout SimulatorState, call: Call) throws(Refusal) -> JSONValue in
      let service = try service(of: kind, state, call)
      state.renewals["\(service.id)"] = try settings(of: service, call)
      return nil
    }
  }

  private static func services(
    of kind: Kind, _ state: SimulatorState, _ call: Call
  ) throws(Refusal) -> [OwnedService] {
    OwnedService.all(of: try call.account(), state, at: call.now).filter { kind.products.contains($0.product) }
  }

  private static func service(of kind: Kind, _ state: SimulatorState, _ call: Call) throws(Refusal) -> OwnedService {
    let name = call.value(kind.variable)
    guard let service = try services(of: kind, state, call).first(where: { $0.name == name }) else {
      throw .notFound("This service does not exist")
    }
    return service
  }

  /// Whether and how a service is renewed, as `services.Service`.
  private static func infos(_ service: OwnedService, _ call: Call) -> JSONValue {
    let contact: JSONValue = .string(call.caller.account ?? "")
    let settings = service.settings
    let isOver = service.expiration.map { $0 <= call.now } ?? false
    let renew: JSONValue = [
      "automatic": .bool(settings.isAutomatic), "deleteAtExpiration": .bool(settings.endsAtExpiration),
      "forced": false, "manualPayment": .bool(settings.isPaidByHand),
      "period": .integer(settings.period ?? service.period),
    ]
    return [
      "canDeleteAtExpiration": true, "contactAdmin": contact, "contactBilling": contact, "contactTech": contact,
      "creation": .string(Timestamp.day(service.creation)), "domain": .string(service.name), "engagedUpTo": nil,
      "expiration": .string(Timestamp.day(service.expiration ?? service.creation)),
      "possibleRenewPeriod": .ids(service.renewalMonths(seed: call.configuration.seed)),
      "renew": service.expiration == nil ? nil : renew,
      "renewalType": service.expiration == nil ? "oneShot" : settings.isAutomatic ? "automaticV2016" : "manual",
      "serviceId": .integer(service.id), "status": isOver ? "expired" : "ok",
    ]
  }

  /// The settings that a call asks for; what it does not name stays as it is.
  private static func settings(of service: OwnedService, _ call: Call) throws(Refusal) -> RenewalSettings {
    var settings = service.settings
    guard let renew = call.body["renew"], !renew.isNull else { return settings }
    guard service.expiration != nil else { throw .badRequest("This service can not be renewed") }
    settings.isAutomatic = renew["automatic"]?.bool ?? settings.isAutomatic
    settings.endsAtExpiration = renew["deleteAtExpiration"]?.bool ?? settings.endsAtExpiration
    settings.isPaidByHand = renew["manualPayment"]?.bool ?? settings.isPaidByHand
    guard let period = renew["period"]?.integer else { return settings }
    let possible = service.renewalMonths(seed: call.configuration.seed)
    guard possible.contains(period) || period == service.period else {
      throw .badRequest("Renew period \(period) is not possible: \(possible.map { "\($0)" }.joined(separator: ", "))")
    }
    settings.period = period
    return settings
  }
}
