import OVHClient

@testable import OVHSimulator

/// One thing that is done to a cart at random.
///
/// Items are named by their place among those the cart has, counted round, so that any part of a list of operations is
/// a list of operations too.
enum CartOperation: Sendable, Hashable {
  case domain(String, years: Int)
  case plan(product: String, code: String, duration: String, mode: String, quantity: Int64)
  /// An option of the item's own plan, or of its kind for a domain.
  case option(item: Int, choice: Int, quantity: Int64)
  /// The values and the mandatory options that checkout asks for.
  case complete(item: Int)
  case configure(item: Int, label: String, value: String)
  case update(item: Int, duration: String, quantity: Int64)
  case remove(item: Int)
  case coupon(String)
  case withdraw(String)
  case describe

  private static let suffixes = ["fr", "com", "co.uk", "berlin", "ovh", "org", "abogado", "ac.uk", "xn--p1acf", "law"]
  private static let prefixes = [
    "free-", "free-", "free-", "taken-", "premium-", "market-", "claims-", "protected-", "reason-", "name",
  ]
  private static let plans = [
    ("webHosting", "hosting-perso", "P1M", "default"), ("webHosting", "hosting-pro", "P1Y", "upfront12"),
    ("webHosting", "hosting-performance-1", "P1M", "default"), ("vps", "vps-2025-model2", "P1M", "default"),
    ("vps", "vps-2025-model1", "P12M", "upfront12"), ("dns", "zone", "P1Y", "default"),
    ("emailpro", "emailpro", "P1M", "default"), ("sslGateway", "ssl-gateway-advanced", "P1M", "default"),
    ("eco", "24sk10", "P1M", "degressivity12"), ("eco", "24sk10", "P1M", "default"),
    ("eco", "24rise01", "P1Y", "upfront12"), ("eco", "24sys01-sgp", "P1M", "default"),
    ("eco", "24sys01-sgp", "P3M", "upfront3"), ("eco", "24sys04", "P1Y", "upfront12"),
    ("eco", "none", "P1M", "default"),
  ]
  private static let coupons = ["WELCOME", "FREE", "FIVE", "HOSTING20", "EXPIRED", "USED", "NONE"]
  private static let durations = ["P1M", "P1Y", "P2Y", "P10Y", "P12M", "P13M", "PT1S"]
  private static let values = [
    ("OWNER_LEGAL_AGE", "true"), ("OWNER_CONTACT", "/me/contact/1"), ("DNS", "ns1.a.fr;ns2.a.fr"), ("X", ""),
    ("dedicated_datacenter", "sbg"), ("region", "usa"), ("zone", "taken-a.fr"),
  ]

  /// A random operation; the first of a cart puts something into it.
  static func random(first: Bool, using generator: inout SeededGenerator) -> CartOperation {
    let item = Int.random(in: 0...9, using: &generator)
    switch first ? Int.random(in: 0...4, using: &generator) : Int.random(in: 0...19, using: &generator) {
    case 0...2:
      let prefix = prefixes.randomElement(using: &generator) ?? ""
      let suffix = suffixes.randomElement(using: &generator) ?? ""
      let number = Int.random(in: 0...999, using: &generator)
      let years = Int.random(in: 0...2, using: &generator) > 0 ? 1 : Int.random(in: 2...11, using: &generator)
      return .domain("\(prefix)\(number).\(suffix)", years: years)
    case 3...5:
      let plan = plans.randomElement(using: &generator) ?? ("dns", "zone", "P1Y", "default")
      return .plan(
        product: plan.0, code: plan.1, duration: plan.2, mode: plan.3,
        quantity: Int64.random(in: 0...4, using: &generator))
    case 6...8:
      return .option(
        item: item, choice: Int.random(in: 0...99, using: &generator),
        quantity: Int64.random(in: 1...3, using: &generator))
    case 9...13: return .complete(item: item)
    case 14:
      let value = values.randomElement(using: &generator) ?? ("X", "")
      return .configure(item: item, label: value.0, value: value.1)
    case 15:
      return .update(
        item: item, duration: durations.randomElement(using: &generator) ?? "P1M",
        quantity: Int64.random(in: 0...5, using: &generator))
    case 16: return .remove(item: item)
    case 17, 18: return .coupon(coupons.randomElement(using: &generator) ?? "NONE")
    default:
      return Bool.random(using: &generator)
        ? .withdraw(coupons.randomElement(using: &generator) ?? "NONE") : .describe
    }
  }
}
