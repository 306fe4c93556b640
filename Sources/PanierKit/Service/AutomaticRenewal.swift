import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `service:auto_renew`: whether a service is renewed by itself.
enum AutomaticRenewal {
  private struct Settings: LuaOptionTable {
    @LuaOption("for how long it is renewed each time", default: "as before") var duration: Period?
  }

  static let set = LuaFunction(
    "Service:auto_renew", on: ServiceObject.self,
    "Turns automatic renewal on or off: PUT /domain/{serviceName}/serviceInfos and its like.",
    details:
      "The call is shown and the operator types its last word, or has allowed the route with --allow. What is set "
      + "already is not sent again. A service that was to end at its expiration goes on once it is turned on.",
    parameters: .required("on", Bool.self, "true to renew it by itself at its end, false to let it end"),
    .options(Settings.self, "how"),
    results: [ResultDoc(.object("Service"), "the service as it is then")],
    errors: [
      "the API has no page on the renewal of dns services such as example.fr; only of domain, webHosting, vps, dedicated, "
        + "email",
      "owned-blog.com is not renewed by itself for P1M; choose one of P1Y, P2Y, P3Y",
    ],
    example: ServiceMethods.example + "\nprint(s:auto_renew(true).renewal)  --> automatic",
    waiting: { call, service, isOn, settings in
      let session = try call.session
      guard let kind = ServiceKind(named: service.product) else { throw NoRenewalPage(service) }
      let infos = try await session.client.infos(of: service.name, kind)
      guard let old = infos.renew else { throw NotRenewable(name: service.name) }
      let months = try settings.duration.map { try possible($0, infos, service.name) } ?? old.period
      let wanted = ServiceInfos.Renew(
        automatic: isOn, forced: old.forced, deleteAtExpiration: isOn ? false : old.deleteAtExpiration,
        manualPayment: old.manualPayment, period: months)
      if wanted != old {
        let end = infos.expiration.map { " on \($0.text.prefix(10))" } ?? ""
        let effect =
          isOn
          ? "renews \(service.name) by itself from now on, and pays for it, the first time\(end)"
          : "lets \(service.name) end\(end) unless it is renewed by hand"
        _ = try await session.writes.change(
          APIRequest(
            .put, try kind.infosPath(of: service.name), body: .object(JSONObject([("renew", wanted.json)]))),
          effect: effect, location: call.location)
      }
      let now = try await session.client.infos(of: service.name, kind)
      return .one(.object(ServiceObject(now, named: service.name, kind, now: session.now())))
    })

  private static func possible(_ period: Period, _ infos: ServiceInfos, _ name: String) throws -> Int64 {
    guard period.days == 0, infos.possiblePeriods.contains(Int64(period.months)) else {
      throw PeriodNotPossible(
        name: name, asked: period.description,
        possible: infos.possiblePeriods.map { Period(months: Int($0)).description })
    }
    return Int64(period.months)
  }
}

/// A service of which no page tells how it is renewed.
struct NoRenewalPage: UsageError, Hashable {
  let product: String
  let name: String

  init(_ service: ServiceObject) {
    product = service.product
    name = service.name
  }

  var description: String {
    "the API has no page on the renewal of \(product) services such as \(name); only of "
      + ServiceKind.all.map(\.name).joined(separator: ", ")
  }
}

/// A period for which a service is not renewed by itself.
struct PeriodNotPossible: UsageError, Hashable {
  let name: String
  let asked: String
  let possible: [String]

  var description: String {
    "\(name) is not renewed by itself for \(asked); choose one of \(possible.joined(separator: ", "))"
  }
}
