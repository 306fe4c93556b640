import FoundationEssentials
import OVHClient

/// A service that an account owns: what a delivered order became, or what was there from the start.
///
/// Of it the account's settings alone are kept: all else follows from the orders and the time, those that renewed or
/// upgraded it included.
struct OwnedService: Sendable, Hashable {
  /// How long a service that has expired is still listed, in seconds.
  private static let memory: Double = 30 * 86400

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
  /// The months that it was bought for; 0 for what does not end.
  var period: Int64
  /// When it ends unless it is renewed; nil for what does not end.
  var paidUntil: Date?
  var settings: RenewalSettings
  /// Whether an order brought it.
  var isNew = true
  /// The values that it was ordered with.
  var configurations: [Configuration] = []

  /// When it ends unless it is renewed; nil for what does not end.
  var expiration: Date? { paidUntil }

  /// The services of an account: those that were ordered in the order in which they came, then those of the start.
  static func all(of account: String, _ state: SimulatorState, at now: Date) -> [OwnedService] {
    var services = FirstServices.of(account, state, at: now)
    for index in services.indices { services[index].take(state.renewals) }
    let first = services.count
    var places = Dictionary(uniqueKeysWithValues: services.enumerated().map { ("\($1.product) \($1.name)", $0) })
    for order in state.orders.values where order.account == account && order.status(at: now) == "delivered" {
      let delivery = order.delivery ?? order.date
      for detail in order.details {
        guard let name = detail.service else { continue }
        let place = places["\(detail.product) \(name)"]
        let months = Period(detail.duration)?.months ?? 0
        switch (detail.action, place) {
        case (nil, nil):
          places["\(detail.product) \(name)"] = services.count
          var service = OwnedService(
            id: detail.id, name: name, product: detail.product, planCode: detail.planCode,
            pricingMode: detail.pricingMode, quantity: detail.line.quantity, subsidiary: order.subsidiary,
            order: order.id, creation: delivery, period: months,
            paidUntil: months == 0 ? nil : adding(months, to: delivery), settings: RenewalSettings(),
            configurations: detail.configurations)
          service.take(state.renewals)
          services.append(service)
        case ("renew", let place?):
          services[place].renewItself(until: delivery)
          services[place].paidUntil = services[place].paidUntil.map { adding(months, to: $0) }
        case ("upgrade", let place?): services[place].planCode = detail.planCode
        default: continue
        }
      }
    }
    for index in services.indices { services[index].renewItself(until: now) }
    return (services[first...] + services[..<first]).filter { service in
      service.paidUntil.map { now.timeIntervalSince($0) < memory } ?? true
    }
  }

  /// A date some months later, or with a negative number earlier.
  static func adding(_ months: Int64, to date: Date) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(byAdding: .month, value: Int(months), to: date) ?? date
  }

  /// Takes what the account has set.
  private mutating func take(_ renewals: [String: RenewalSettings]) {
    if let own = renewals["\(id)"] { settings = own }
  }

  /// Lets the ends pass at which it is renewed by itself.
  private mutating func renewItself(until now: Date) {
    let months = settings.period ?? period
    guard settings.renewsItself, months > 0, let start = paidUntil else { return }
    var count: Int64 = 0
    while let end = paidUntil, end <= now {
      count += 1
      paidUntil = Self.adding(months * count, to: start)
    }
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
    case "emailDomain": "/email/domain/{domain}"
    case "emailpro": "/email/pro/{service}"
    case "ip": "/ip/{ip}"
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
    guard paidUntil != nil else { return [] }
    return [1, 3, 6, 12, 24, 36].filter { renewal(months: $0, seed: seed) != nil }
  }
}
