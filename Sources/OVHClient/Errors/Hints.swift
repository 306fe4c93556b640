/// What to do about refusals that are known, by status, class and the text the API uses.
enum Hints {
  private struct Rule {
    let statuses: Set<Int>
    let errorClass: String?
    let text: String?
    let hint: String

    init(_ statuses: Set<Int> = [], errorClass: String? = nil, text: String? = nil, _ hint: String) {
      self.statuses = statuses
      self.errorClass = errorClass
      self.text = text?.lowercased()
      self.hint = hint
    }

    func fits(_ status: Int, _ errorClass: String?, _ message: String) -> Bool {
      (statuses.isEmpty || statuses.contains(status))
        && (self.errorClass.map { errorClass?.hasPrefix($0) == true } ?? true)
        && (text.map(message.contains) ?? true)
    }
  }

  /// The first rule that fits counts.
  private static let rules: [Rule] = [
    Rule(errorClass: "INVALID_SIGNATURE", "check application secret, consumer key and clock with 'panier doctor'"),
    Rule(text: "invalid signature", "check application secret, consumer key and clock with 'panier doctor'"),
    Rule(errorClass: "NOT_GRANTED_CALL", "widen the access rules of the credential with 'panier login'"),
    Rule(text: "has not been granted", "widen the access rules of the credential with 'panier login'"),
    Rule(errorClass: "NOT_CREDENTIAL", "get a new consumer key with 'panier login'"),
    Rule(
      errorClass: "INVALID_CREDENTIAL", "validate the consumer key in the browser, or get a new one with 'panier login'"
    ),
    Rule(errorClass: "INVALID_KEY", "the application key belongs to another region: check the endpoint"),
    Rule([401], "sign in with 'panier login', or give credentials in ovh.conf or the environment"),
    Rule(text: "cart expired", "make a new cart"),
    Rule(text: "invalid cartid", "make a new cart"),
    Rule(text: "hasn't been assigned", "assign the cart with cart:assign() first"),
    Rule(text: "ovhsubsidiary", "give the subsidiary in capitals, such as FR, and one of the endpoint's region"),
    Rule(text: "is duplicated for product", "delete the older configuration of that label and keep one"),
    Rule(text: "is mandatory for product", "set the missing labels with item:configure{…}"),
    Rule(text: "in customfields there must be", "set the missing label with item:configure{…}"),
    Rule(text: "is not available in", "out of stock there: choose another datacenter and check out again"),
    Rule(text: "do not have preferred payment", "set a default payment method, or check out with pay = false"),
    Rule(
      text: "preferred payment method is not valid",
      "choose a valid default payment method, or check out with pay = false"),
    Rule(text: "can't be paid with", "the order exists and is unpaid: pay it with another method"),
    Rule(text: "extension not managed", "OVHcloud does not sell this extension"),
    Rule(text: "plan code not found", "look the plan code up in the catalogue of the cart's subsidiary"),
    Rule(text: "invalid pricing mode", "take a pricing mode that the offer lists"),
    Rule(text: "service is temporarily unavailable", "check the duration: one month is P1M, a year P1Y"),
    Rule(text: "check timeout", "try the dry-run checkout again later"),
    Rule(text: "this zone (", "the zone exists already: nothing to order"),
    Rule(
      text: "you are not allowed", "the account, its IAM policy or the product refuses: see the control panel"),
    Rule([429], "wait a minute and make fewer calls at once"),
    Rule([460], "the thing has expired"),
    Rule(Set(300..<400), "check the URL of the endpoint"),
    Rule(text: "rules are not respected", "read the rules that are broken in the error's details"),
  ]

  /// The next step for a refusal, or nil.
  static func hint(status: Int, errorClass: String?, message: String, details: JSONValue?) -> String? {
    let missing = ["unauthorizedActionsByIAM", "unauthorizedActionsByAuthentication"]
      .compactMap { details?[$0]?.string ?? details?[$0]?.array?.compactMap(\.string).joined(separator: ", ") }
      .filter { !$0.isEmpty }
    if !missing.isEmpty { return "grant \(missing.joined(separator: ", "))" }
    let text = message.lowercased()
    return rules.first { $0.fits(status, errorClass, text) }?.hint
  }
}
