import FoundationEssentials
import OVHClient

/// A service that an account owns: what a delivered order became.
///
/// Nothing is kept of it: it follows from the orders and the time, those that renewed or upgraded it included.
struct OwnedService: Sendable, Hashable {
  /// The number of the line that brought it.
  var id: Int64
  var name: String
  /// The product in the path of the route it was ordered by.
  var product: String
  var planCode: String
  var pricingMode: String
  var quantity: Int64
  var subsidiary: String
  /// The order that brought it; what came with one order can be renewed together.
  var order: Int64
  var creation: Date
  /// How long it has been paid for, in months; 0 for what does not end.
  var months: Int64

  /// When it ends unless it is renewed; nil for what does not end.
  var expiration: Date? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return months == 0 ? nil : calendar.date(byAdding: .month, value: Int(months), to: creation)
  }

  /// The services of an account, in the order in which they came.
  static func all(of account: String, _ state: SimulatorState, at now: Date) -> [OwnedService] {
    var services: [OwnedService] = []
    var places: [String: Int] = [:]
    for order in state.orders.values where order.account == account && order.status(at: now) == "delivered" {
      for detail in order.details {
        guard let name = detail.service else { continue }
        let place = places["\(detail.product) \(name)"]
        switch (detail.action, place) {
        case (nil, nil):
          places["\(detail.product) \(name)"] = services.count
          services.append(
            OwnedService(
              id: detail.id, name: name, product: detail.product, planCode: detail.planCode,
              pricingMode: detail.pricingMode, quantity: detail.line.quantity, subsidiary: order.subsidiary,
              order: order.id, creation: order.delivery ?? order.date, months: Period(detail.duration)?.months ?? 0))
        case ("renew", let place?): services[place].months += Period(detail.duration)?.months ?? 0
        case ("upgrade", let place?): services[place].planCode = detail.planCode
        default: continue
        }
      }
    }
    return services
  }

  /// The service by which an account's own call is meant.
  static func find(
    _ state: SimulatorState, _ call: Call, where isMeant: (OwnedService) -> Bool
  ) throws(Refusal) -> OwnedService {
    let account = try call.account()
    guard let service = all(of: account, state, at: call.now).first(where: isMeant) else {
      throw .notFound("This service does not exist")
    }
    return service
  }

  /// The plan that it is; nil where it is sold no more, and for domains.
  var plan: Plan? {
    Subsidiary(subsidiary).flatMap { PlanShelf(subsidiary: $0, product: product).plan(planCode) }
  }

  /// What it is, in words.
  var type: String { product == "domain" ? "Domain .\(planCode)" : plan?.name ?? planCode }

  /// The route by which it is managed.
  var route: String {
    switch product {
    case "domain": "/domain/{serviceName}"
    case "webHosting": "/hosting/web/{serviceName}"
    case "vps": "/vps/{serviceName}"
    case "eco", "baremetalServers": "/dedicated/server/{serviceName}"
    case "dns": "/domain/zone/{zoneName}"
    case "emailpro": "/email/pro/{service}"
    case "sslGateway": "/sslGateway/{serviceName}"
    default: "/\(product)/{serviceName}"
    }
  }

  /// What a period more costs, without tax; nil where it is not sold for that period.
  func renewal(months: Int64, seed: UInt64) -> Amount? {
    guard let subsidiary = Subsidiary(subsidiary) else { return nil }
    if product == "domain" {
      guard let name = try? DomainName(name), months > 0, months % 12 == 0 else { return nil }
      let offer = DomainOffer(name, subsidiary: subsidiary, seed: seed)
      return offer.prices == nil ? nil : offer.renewal * (months / 12)
    }
    let pricings = plan?.pricings.filter { $0.capacity == .renew && $0.months == months } ?? []
    return (pricings.first { $0.mode == pricingMode } ?? pricings.first).map { $0.amount * quantity }
  }

  /// The periods for which it is renewed.
  func renewalMonths(seed: UInt64) -> [Int64] {
    guard months > 0 else { return [] }
    return [1, 3, 6, 12, 24, 36].filter { renewal(months: $0, seed: seed) != nil }
  }
}
