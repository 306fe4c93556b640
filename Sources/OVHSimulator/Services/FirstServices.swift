import FoundationEssentials

/// What the account owns before it has ordered anything: some of it is to be renewed soon, some too late.
enum FirstServices {
  private struct First {
    var name: String
    var product: String
    var plan: String
    /// The end, in days from the first call.
    var days: Double
    /// For how long it is paid each time, in months.
    var months: Int64
    var isAutomatic: Bool
  }

  private static let all = [
    First(name: "owned-shop.fr", product: "domain", plan: "fr", days: 20, months: 12, isAutomatic: false),
    First(name: "owned-blog.com", product: "domain", plan: "com", days: 75, months: 12, isAutomatic: true),
    First(name: "owned-old.net", product: "domain", plan: "net", days: -5, months: 12, isAutomatic: false),
    First(
      name: "ownedsh.cluster031.hosting.ovh.net", product: "webHosting", plan: "hosting-perso", days: 45, months: 12,
      isAutomatic: false),
    First(
      name: "vps-0a1b2c3d.vps.ovh.net", product: "vps", plan: "vps-2025-model1", days: 12, months: 1,
      isAutomatic: true),
    First(
      name: "ns3000001.ip-198-51-100.eu", product: "eco", plan: "24sk10", days: 9, months: 1, isAutomatic: true),
    First(
      name: "owned-mail.fr", product: "emailDomain", plan: "email-domain-5", days: 200, months: 12, isAutomatic: true),
  ]

  /// The services of the account that the known keys belong to; the numbers are the same in every simulator.
  static func of(_ account: String, _ state: SimulatorState, at now: Date) -> [OwnedService] {
    guard account == state.account.nichandle else { return [] }
    let beginning = state.beginning ?? now
    return all.enumerated().map { place, first in
      let id = 4_294_960_001 + Int64(place)
      let end = beginning.addingTimeInterval(first.days * 86400)
      return OwnedService(
        id: id, name: first.name, product: first.product, planCode: first.plan, pricingMode: "default", quantity: 1,
        subsidiary: state.account.subsidiary, order: id, creation: OwnedService.adding(-24, to: end),
        period: first.months, paidUntil: end,
        settings: RenewalSettings(isAutomatic: first.isAutomatic), isNew: false)
    }
  }
}
