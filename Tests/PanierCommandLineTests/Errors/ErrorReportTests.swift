import FoundationEssentials
import OVHClient
import PanierCommandLine
import PanierOrdering
import PanierRecipes
import PanierVM
import Testing

/// Every way a run can fail, and the exit code that the contract promises for it.
@Suite struct ErrorReportTests {
  private static func failure(_ kind: OVHError.Kind, _ status: Int? = nil) -> OVHError {
    var error = OVHError(kind: kind, request: "GET /me", message: "no")
    error.status = status
    return error
  }

  private static func total() throws -> Money { try Money("6.71 EUR") }

  @Test(arguments: OVHError.Kind.allCases) func aCallThatFailsInAScriptHasACode(_ kind: OVHError.Kind) {
    let expected: Int32 =
      switch kind {
      case .api: 4
      case .authentication, .configuration: 6
      case .network, .decoding: 5
      case .guarded: 3
      case .cancelled: 130
      case .usage: 1
      }
    #expect(ErrorReport(LuaError.converting(Self.failure(kind))).code == expected)
  }

  @Test(arguments: OVHError.Kind.allCases) func aCallThatFailsOutsideOfOneHasACode(_ kind: OVHError.Kind) {
    let expected: Int32 =
      switch kind {
      case .api: 4
      case .authentication: 6
      case .network, .decoding: 5
      case .guarded: 3
      case .cancelled: 130
      case .usage, .configuration: 2
      }
    #expect(ErrorReport(Self.failure(kind)).code == expected)
  }

  @Test(arguments: [(400, 4), (404, 4), (409, 4), (429, 4), (460, 4), (500, 5), (503, 5)] as [(Int, Int32)])
  func aServerThatIsDownIsNoRefusal(status: Int, code: Int32) {
    #expect(ErrorReport(Self.failure(.api, status)).code == code)
    #expect(ErrorReport(LuaError.converting(Self.failure(.api, status))).code == code)
  }

  private static func unknown(_ kind: PurchaseKind, _ total: Money) -> UnknownPurchase {
    UnknownPurchase(
      entry: 1, kind: kind, reference: "c", total: total, reason: "lost", until: Date(timeIntervalSince1970: 0))
  }

  @Test func everyRefusalOfAPurchaseHasACode() throws {
    let total = try Self.total()
    let refusals: [(PurchaseRefusal, Int32)] = [
      (.overBudget(total: total, spent: total, budget: total), 7),
      (
        .overMonth(
          total: total,
          standing: BudgetStanding(
            budget: Budget(.team, total), month: BudgetMonth(text: "2026-11"), spent: total, reserved: total)), 7
      ),
      (.overMaximum(total: total, maximum: total), 7),
      (.limitInOtherCurrency(total: total, limit: try Money("1 USD"), name: "--budget"), 7),
      (.changed("the tax went up"), 7),
      (.declined(total: total, typed: "5"), 3),
      (.nobodyToAsk(total: total, endpoint: "ovh-eu"), 3),
      (.needsWaiver(["free.fr"]), 3),
      (.alreadyInProgress(.cart("c")), 3),
      (.locked(.cart("c")), 3),
      (.badQuote("it has no lines"), 7),
      (.orderedOther(orderID: 1, quoted: total, real: total, difference: "its lines differ"), 7),
      (.orderedNotPaid(orderID: 1, isUnknown: false, reason: "refused"), 4),
      (.orderedNotPaid(orderID: 1, isUnknown: true, reason: "lost"), 9),
      (.inHand(entry: 1, total: total, date: "now"), 3),
      (.leaseLost(entry: 1), 3),
      (.stateUnknown(Self.unknown(.order, total)), 9),
    ]
    for (refusal, code) in refusals {
      #expect(ErrorReport(LuaError.converting(refusal)).code == code, "\(refusal)")
      #expect(ErrorReport(refusal).code == code, "\(refusal)")
    }
  }

  @Test func everyRefusalOfAPaymentHasACode() throws {
    let total = try Self.total()
    let refusals: [(PaymentRefusal, Int32)] = [
      (.refused(.overBudget(total: total, spent: total, budget: total)), 7),
      (.refused(.nobodyToAsk(total: total, endpoint: "ovh-eu")), 3),
      (.notPayable(orderID: 1, status: "delivered"), 3),
      (.noTotal(orderID: 1), 3),
      (.notOffered(orderID: 1, method: "paypal", offered: []), 3),
      (.needsNumber("creditCard"), 3),
      (.noDefaultMethod, 3),
      (.alreadyInProgress(orderID: 1), 3),
      (.locked(orderID: 1), 3),
      (.stateUnknown(Self.unknown(.payment, total)), 9),
      (.notRetractable(orderID: 1), 3),
    ]
    for (refusal, code) in refusals {
      #expect(ErrorReport(LuaError.converting(refusal)).code == code, "\(refusal)")
      #expect(ErrorReport(refusal).code == code, "\(refusal)")
    }
  }

  @Test func everyRefusalOfAPlanHasACode() {
    let refusals: [(any Error, Int32)] = [
      (PlanRefusal.differs([]), 7), (PlanRefusal.expired(plan: "p", at: "now"), 7),
      (PlanRefusal.cartLost(cart: "c", reason: "is gone"), 3), (PlanRefusal.orderedElsewhere(plan: "p"), 3),
      (PlanRefusal.noCart(.cart("c")), 3), (PlanFileError.noPlan(path: "p", reason: "no"), 2),
      (PlanFileError.newer(path: "p"), 2), (PlanFileError.edited(path: "p"), 3),
    ]
    for (refusal, code) in refusals { #expect(ErrorReport(refusal).code == code, "\(refusal)") }
  }

  @Test func everyErrorOfTheLedgerHasACode() {
    let errors: [(LedgerError, Int32)] = [
      (.noEntry(id: 1), 2), (.settled(id: 1, state: .ordered), 2), (.orderTaken(orderID: 1, entry: 1), 2),
      (.notYours(id: 1), 2), (.unusable(path: "p", reason: "no"), 3), (.newer(path: "p"), 3),
      (.otherBook(path: "p", mark: "m"), 3), (.older(ledger: "l"), 3), (.newerLedger(ledger: "l"), 3),
      (.forbidden(ledger: "l", reason: "no"), 3), (.lostChange(ledger: "l", mark: "m"), 3), (.notMade(ledger: "l"), 3),
      (.unreachable(ledger: "l", reason: "no"), 5),
    ]
    for (error, code) in errors { #expect(ErrorReport(error).code == code, "\(error)") }
  }

  @Test(arguments: RecipeError.Kind.allCases) func everyErrorOfARecipeHasACode(_ kind: RecipeError.Kind) {
    let expected: Int32 =
      switch kind {
      case .parameter, .source, .unknown: 2
      case .manifest: 1
      case .network: 5
      case .content, .archive, .signature, .trust, .dependency, .tap: 3
      }
    #expect(ErrorReport(RecipeError(kind, "no")).code == expected)
  }

  /// Errors that a script raises by itself, or hands on without the Swift error underneath.
  private static let raised: [(kind: String, fields: [(String, LuaValue)], code: Int32)] = [
    ("script", [], 1), ("usage", [], 1), ("limit", [], 1), ("api", [], 4), ("network", [], 5),
    ("network", [("class", .string("OrderStateUnknown"))], 9),
    ("network", [("class", .string("PaymentStateUnknown"))], 9), ("auth", [], 6), ("budget", [], 7),
    ("refused", [], 3), ("refused", [("class", .string("NotAvailable"))], 8), ("somebody's own", [], 1),
  ]

  @Test(arguments: raised.indices) func anErrorOfAScriptHasACode(index: Int) {
    let raised = Self.raised[index]
    let error = LuaError(
      kind: LuaError.Kind(rawValue: raised.kind), message: "no", fields: raised.fields, location: "order.lua:3")
    #expect(ErrorReport(error).code == raised.code)
    #expect(ErrorReport(error).message == "order.lua:3: no")
  }

  @Test func anInterruptedRunSaysSo() {
    #expect(ErrorReport(LuaError(kind: .limit, message: "interrupted", isKilled: true)).code == 130)
    #expect(ErrorReport(LuaError.converting(CancellationError())).code == 130)
    #expect(ErrorReport(CancellationError()).code == 130)
    #expect(ErrorReport(CancellationError()).message == "interrupted")
  }

  @Test(arguments: [0, 1, 42] as [Int32]) func anExitOfTheScriptIsItsOwn(_ code: Int32) {
    let report = ErrorReport(LuaError(kind: .exit, message: "exit", exitCode: code))
    #expect(report.code == code)
    #expect(report.message == nil)
  }

  @Test func anythingElseIsAFailureOfTheScript() {
    let report = ErrorReport(ScriptSourceError.isDirectory("/tmp"))
    #expect(report.code == 1)
    #expect(report.message == "cannot run '/tmp': it is a folder; name a .lua file")
  }
}
