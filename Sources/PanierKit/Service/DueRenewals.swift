import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `service.renewals`: what ends soon, and what it costs to go on.
enum DueRenewals {
  private struct Options: LuaOptionTable {
    @LuaOption("how far ahead: \"90d\", \"3m\", \"1y\", or a period", default: "90d") var within = TimeAhead(days: 90)
    @LuaOption("domain, webHosting, vps, dedicated or email", default: "all five") var product: String?
    @LuaOption("only those that go on so: automatic, manual or ends", default: "all") var renewal: String?
    @LuaOption("for how long each is renewed", default: "its own period, else the first one offered")
    var duration: Period?
  }

  static let renewals = LuaFunction(
    "service.renewals",
    "What ends within a time, with the ways to renew it and their prices: GET /service/{serviceId}/renew of each.",
    details:
      "Services that expired already are among them. Each is two calls of its own, eight services at a time. The "
      + "second result is the cost of each month; chart draws it, and -o csv writes either.",
    parameters: .options(Options.self, "which services"),
    results: [
      ResultDoc(.object("List"), "a list of what is due, the nearest first, that prints as a table with totals"),
      ResultDoc(.object("List"), "the cost of each month"),
    ],
    errors: ["'soon' is not a time to look ahead; write \"90d\", \"3m\", \"1y\", or a period as in \"P90D\""],
    example: """
      local due, months = service.renewals{ within = "60d", renewal = "manual" }
      print(due)
      chart(months, { label = "month", value = "total" })
      print(due[1].name, due[#due].name)  --> owned-old.net ownedsh.cluster031.hosting.ovh.net
      """,
    waiting: { call, options in
      let session = try call.session
      let client = session.client
      let services = try await ServiceList.services(options.product, session)
        .filter { service in
          guard let days = service.daysLeft, days <= options.within.days else { return false }
          return options.renewal.map { $0 == service.renewal } ?? true
        }
      let due = try await session.reading(services, "renewals") { service in
        let ways = RenewalObject.all(try await client.renewals(service: service.id), of: service)
        return DueRenewalObject(service, ways, duration: options.duration)
      }
      let sorted = due.enumerated().sorted {
        ($0.element.service.daysLeft ?? 0, $0.offset) < ($1.element.service.daysLeft ?? 0, $1.offset)
      }.map(\.element)
      return .many([.object(ListObject(sorted)), .object(ListObject(MonthCostObject.all(of: sorted)))])
    })
}
