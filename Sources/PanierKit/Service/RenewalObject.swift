import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// One way to renew a service, as Lua sees it: a period, and what is renewed for it.
public final class RenewalObject: LuaObject {
  /// The service that it was asked for.
  let service: ServiceObject
  /// The period: ISO 8601, as the API offers it.
  let duration: String
  /// What is renewed: the service's name alone, or all names.
  let strategy: String
  /// The services that are renewed along with it.
  let others: [Renewal.Service]
  /// The price without tax.
  let price: Money?

  private init(_ service: ServiceObject, _ duration: String, _ strategy: RenewalStrategy) {
    self.service = service
    self.duration = duration
    others = strategy.services.filter { $0 != service.id }.map { id in
      let name = strategy.details.first { $0.id == id }?.name ?? ""
      return Renewal.Service(id: id, name: name.isEmpty ? "service \(id)" : name)
    }
    self.strategy = ([service.name] + others.map(\.name)).joined(separator: " + ")
    price = strategy.price.map { Money($0) }
  }

  /// The ways in which a service can be renewed, in the API's order.
  ///
  /// A strategy that leaves the service itself out is none of them.
  static func all(_ periods: [RenewalPeriod], of service: ServiceObject) -> [RenewalObject] {
    periods.flatMap { period in
      period.strategies.filter { $0.services.contains(service.id) }
        .map { RenewalObject(service, period.duration, $0) }
    }
  }

  /// Picks the way that a script asks for: without a word the first period, and the service alone.
  /// - Throws: ``DurationNotOffered`` or ``StrategyNotOffered``.
  static func pick(
    _ ways: [RenewalObject], of name: String, duration: Period?, strategy: String?
  ) throws -> RenewalObject {
    guard let first = ways.first else { throw NotRenewable(name: name) }
    let asked = try duration ?? Period(first.duration)
    let matching = ways.filter { (try? Period($0.duration)) == asked }
    guard !matching.isEmpty else {
      var seen: Set<String> = []
      throw DurationNotOffered(
        name: name, asked: asked.description, offered: ways.map(\.duration).filter { seen.insert($0).inserted })
    }
    let way =
      switch strategy ?? "alone" {
      case "alone": matching.first { $0.others.isEmpty }
      case "all": matching.max { $0.others.count < $1.others.count }
      case let strategy: matching.first { $0.strategy == strategy }
      }
    guard let way else {
      throw StrategyNotOffered(
        name: name, duration: asked.description, asked: strategy ?? "alone", offered: matching.map(\.strategy))
    }
    return way
  }

  /// What is bought that way.
  var renewal: Renewal {
    Renewal(Renewal.Service(id: service.id, name: service.name), with: others, duration: duration)
  }

  public static let luaType = LuaType(
    "Renewal", of: RenewalObject.self,
    summary: "One way to renew a service: a period, and what is renewed for it.",
    fields: [
      LuaField("duration", .string, "The period: ISO 8601.") { .string($0.duration) },
      LuaField("strategy", .string, "What is renewed: the names, joined by ' + '.") { .string($0.strategy) },
      LuaField("price", .optional(.object("Money")), "The price of the period, without tax.") { .money($0.price) },
      LuaField("total", .optional(.object("Money")), "The same, by which lists find the cheapest.") {
        .money($0.price)
      },
    ],
    operators: .init(tostring: { object in
      "renewal of \(object.strategy) for \(object.duration)"
        + (object.price.map { " (\($0) excl. tax)" } ?? "")
    }),
    example: ServiceMethods.example + "\nprint(s:renewals():cheapest().price)  --> 7.79 EUR"
  )
}

extension RenewalObject: Listed {
  /// The ways to renew, at what price.
  static func table(of renewals: [RenewalObject]) -> TextTable {
    TextTable(
      title: "Renewals, excl. tax",
      columns: [.init("Duration"), .init("Renewed"), .init("Price", alignment: .decimal)],
      rows: renewals.map { [.init($0.duration), .init($0.strategy), .money($0.price)] },
      notes: renewals.isEmpty ? ["it cannot be renewed"] : [])
  }
}

/// A service that the API offers no renewal for.
struct NotRenewable: UsageError, Hashable {
  let name: String

  var description: String { "\(name) cannot be renewed: the API offers no period for it" }
}

/// Services that cannot be renewed together.
struct StrategyNotOffered: UsageError, Hashable {
  let name: String
  let duration: String
  let asked: String
  let offered: [String]

  var description: String {
    "\(name) is not renewed as '\(asked)' for \(duration); give strategy = \"alone\", \"all\", or one of "
      + offered.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
