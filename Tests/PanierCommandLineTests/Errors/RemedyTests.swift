import FoundationEssentials
import OVHClient
import PanierCommandLine
import PanierKit
import PanierOrdering
import Testing

/// What a refusal tells to do, as the program's operator reads it: flags and commands, and otherwise Lua.
@Suite struct RemedyTests {
  private static let total = (try? Money("6.71 EUR")) ?? .zero("EUR")

  private static let unknown = UnknownPurchase(
    entry: 1, kind: .order, reference: "c", total: total, reason: "lost", until: Date(timeIntervalSince1970: 0))

  private static let refusals: [(refusal: any Error, end: String)] = [
    (
      PurchaseRefusal.unbounded(total: total, endpoint: "ovh-eu"),
      "at ovh-eu, and nothing bounds what --yes agrees to; give --budget \"6.71 EUR\", or checkout{ max = \"6.71 EUR\" "
        + "}; nothing was ordered"
    ),
    (
      PurchaseRefusal.unbounded(total: total, endpoint: "ovh-eu", kind: .renewal),
      "or renew{ max = \"6.71 EUR\" }; nothing was ordered"
    ),
    (
      PurchaseRefusal.nobodyToAsk(total: total, endpoint: "ovh-eu"),
      "nothing was ordered, repeat with --yes if the amount is right"
    ),
    (PurchaseRefusal.needsWaiver(["a.fr"]), "is given up; say so with checkout{ waive_retraction = true }"),
    (
      PurchaseRefusal.locked(.upgrade(Upgrade(product: "vps", service: "vps-1", plan: "vps-2"))),
      "'panier journal reconcile' finds out; nothing was ordered"
    ),
    (
      PurchaseRefusal.unsettled(entry: 3, total: total, date: "now"),
      "nothing was ordered now, see 'panier journal show 3'"
    ),
    (PurchaseRefusal.inHand(entry: 3, total: total, date: "now"), "ordered now, see 'panier journal show 3'"),
    (PurchaseRefusal.leaseLost(entry: 3), "nothing was ordered, see 'panier journal show 3'"),
    (
      PurchaseRefusal.repeated(orderID: 1, total: total, date: "now", kind: .upgrade),
      "nothing was ordered now, say upgrade{ again = true } to order it once more"
    ),
    (
      PurchaseRefusal.stateUnknown(unknown),
      "6.71 EUR stay reserved; 'panier journal reconcile' settles it when the order shows, and otherwise after "
        + "1970-01-01T00:00:00+00:00"
    ),
    (
      PaymentRefusal.refused(.nobodyToAsk(total: total, endpoint: "ovh-eu")),
      "nothing was paid, repeat with --yes if the amount is right"
    ),
    (
      PaymentRefusal.notOffered(orderID: 1, method: "paypal", offered: []),
      "nothing that can pay it: open the page that order:url() gives"
    ),
    (
      PaymentRefusal.needsNumber("creditCard"),
      "give the number that me.payment_methods() lists, as in order:pay{ method = 123 }"
    ),
    (
      PaymentRefusal.noDefaultMethod,
      "name another one, as in order:pay{ method = \"fidelityAccount\" }, or open the page that order:url() gives"
    ),
    (PaymentRefusal.locked(orderID: 1), "or its payment is under way; look at order:status()"),
    (
      WriteRefusal.withoutPrice(call: "POST /x", effect: "ends it", route: "POST /x"),
      "nothing was sent, allow the route with --allow-unpriced \"POST /x\" if that is meant"
    ),
    (
      WriteRefusal.nobodyToAsk(call: "POST /x", endpoint: "ovh-eu", route: "POST /x", isUnpriced: true),
      "nothing was sent, repeat with --yes if that is meant"
    ),
    (
      WriteRefusal.nobodyToAsk(call: "PUT /x", endpoint: "ovh-eu", route: "PUT /x", isUnpriced: false),
      "nothing was sent, allow the route with --allow \"PUT /x\""
    ),
    (WriteRefusal.sentOtherwise("it pays", .payment), "it pays; use order:pay{…}"),
    (LedgerError.notMade(ledger: "l"), "its administrator makes one with 'panier ledger init'"),
    (
      LedgerError.older(ledger: "l"),
      "its administrator brings it up to date with 'panier ledger migrate', nothing is ordered before"
    ),
    (
      LedgerError.lostChange(ledger: "l", mark: "m"),
      "nothing is ordered: compare 'panier journal list' with the account's orders, then go on with 'panier ledger "
        + "status --accept'"
    ),
    (LedgerError.noEntry(id: 7), "the journal has no entry 7; 'panier journal list' shows those it has"),
    (
      PlanFileError.noPlan(path: "p", reason: "it is empty"),
      "'p' is no plan: it is empty; make one with panier plan SCRIPT --save FILE"
    ),
    (
      PlanRefusal.orderedElsewhere(plan: "p"),
      "it was not ordered again, look at order.list() and make a new plan for what is missing"
    ),
  ]

  @Test(arguments: refusals.indices) func isSaidInFlagsAndCommands(index: Int) {
    let (refusal, end) = Self.refusals[index]
    let message = ErrorReport(refusal).message ?? ""
    #expect(message.hasSuffix(end), "\(message)")
  }

  private static let calls: [(CallRemedy, String, String)] = [
    (
      .checkKeys, "check application secret, consumer key and clock",
      "check application secret, consumer key and clock with 'panier doctor'"
    ),
    (
      .widenRights, "widen the access rules of the credential",
      "widen the access rules of the credential with 'panier login'"
    ),
    (.renewConsumerKey, "get a new consumer key", "get a new consumer key with 'panier login'"),
    (
      .validateConsumerKey, "validate the consumer key in the browser, or get a new one",
      "validate the consumer key in the browser, or get a new one with 'panier login'"
    ),
    (
      .signIn, "give credentials in ovh.conf or the environment",
      "sign in with 'panier login', or give credentials in ovh.conf or the environment"
    ),
    (.assignCart, "assign the cart with cart:assign() first", "assign the cart with cart:assign() first"),
    (
      .configureItem(severalLabels: false), "set the missing label with item:configure{…}",
      "set the missing label with item:configure{…}"
    ),
    (
      .setPaymentMethod, "set a default payment method, or check out with pay = false",
      "set a default payment method, or check out with pay = false"
    ),
    (
      .send(.waiver), "use cart:checkout{ waive_retraction = true, … }",
      "use cart:checkout{ waive_retraction = true, … }"
    ),
    (.advice("wait a minute"), "wait a minute", "wait a minute"),
  ]

  @Test(arguments: calls.indices) func aRefusedCallIsSaidInLuaAndInCommands(index: Int) {
    let (remedy, lua, command) = Self.calls[index]
    var error = OVHError(kind: .api, request: "GET /me", message: "no")
    error.remedy = remedy
    #expect(RemedyWords.lua.luaError(of: error)["hint"] == .string(lua))
    #expect(RemedyWords.lua.luaError(of: error).message == "GET /me: no; \(lua)")
    #expect(ErrorReport(error).message == "GET /me: no; \(command)")
  }
}
