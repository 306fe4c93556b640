/// What to do about refusals that are known, by status, class and the text the API uses.
enum Hints {
  private struct Rule {
    let statuses: Set<Int>
    let errorClass: String?
    let text: String?
    let remedy: CallRemedy

    init(_ statuses: Set<Int> = [], errorClass: String? = nil, text: String? = nil, _ remedy: CallRemedy) {
      self.statuses = statuses
      self.errorClass = errorClass
      self.text = text?.lowercased()
      self.remedy = remedy
    }

    func fits(_ status: Int, _ errorClass: String?, _ message: String) -> Bool {
      (statuses.isEmpty || statuses.contains(status))
        && (self.errorClass.map { errorClass?.hasPrefix($0) == true } ?? true)
        && (text.map(message.contains) ?? true)
    }
  }

  /// The first rule that fits counts.
  private static let rules: [Rule] = [
    Rule(errorClass: "INVALID_SIGNATURE", .checkKeys),
    Rule(text: "invalid signature", .checkKeys),
    Rule(errorClass: "NOT_GRANTED_CALL", .widenRights),
    Rule(text: "has not been granted", .widenRights),
    Rule(errorClass: "NOT_CREDENTIAL", .renewConsumerKey),
    Rule(errorClass: "INVALID_CREDENTIAL", .validateConsumerKey),
    Rule(errorClass: "INVALID_KEY", .advice("the application key belongs to another region: check the endpoint")),
    Rule([401], .signIn),
    Rule(text: "cart expired", .advice("make a new cart")),
    Rule(text: "invalid cartid", .advice("make a new cart")),
    Rule(text: "hasn't been assigned", .assignCart),
    Rule(
      text: "ovhsubsidiary", .advice("give the subsidiary in capitals, such as FR, and one of the endpoint's region")),
    Rule(text: "is duplicated for product", .advice("delete the older configuration of that label and keep one")),
    Rule(text: "is mandatory for product", .configureItem(severalLabels: true)),
    Rule(text: "in customfields there must be", .configureItem(severalLabels: false)),
    Rule(text: "is not available in", .advice("out of stock there: choose another datacenter and check out again")),
    Rule(text: "do not have preferred payment", .setPaymentMethod),
    Rule(text: "preferred payment method is not valid", .replacePaymentMethod),
    Rule(text: "can't be paid with", .advice("the order exists and is unpaid: pay it with another method")),
    Rule(text: "extension not managed", .advice("OVHcloud does not sell this extension")),
    Rule(text: "plan code not found", .advice("look the plan code up in the catalogue of the cart's subsidiary")),
    Rule(text: "invalid pricing mode", .advice("take a pricing mode that the offer lists")),
    Rule(text: "service is temporarily unavailable", .advice("check the duration: one month is P1M, a year P1Y")),
    Rule(text: "check timeout", .advice("try the dry-run checkout again later")),
    Rule(text: "this zone (", .advice("the zone exists already: nothing to order")),
    Rule(
      text: "you are not allowed", .advice("the account, its IAM policy or the product refuses: see the control panel")),
    Rule([429], .advice("wait a minute and make fewer calls at once")),
    Rule([460], .advice("the thing has expired")),
    Rule(Set(300..<400), .advice("check the URL of the endpoint")),
    Rule(text: "rules are not respected", .advice("read the rules that are broken in the error's details")),
  ]

  /// The next step for a refusal, or nil.
  static func remedy(status: Int, errorClass: String?, message: String, details: JSONValue?) -> CallRemedy? {
    let missing = ["unauthorizedActionsByIAM", "unauthorizedActionsByAuthentication"]
      .compactMap { details?[$0]?.string ?? details?[$0]?.array?.compactMap(\.string).joined(separator: ", ") }
      .filter { !$0.isEmpty }
    if !missing.isEmpty { return .advice("grant \(missing.joined(separator: ", "))") }
    let text = message.lowercased()
    return rules.first { $0.fits(status, errorClass, text) }?.remedy
  }
}
