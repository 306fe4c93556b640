public import FoundationEssentials
public import OVHClient
public import PanierOrdering
import PanierVM

/// What the Lua modules of one Lua universe share: the client, the guard, the defaults and the carts made so far.
///
/// It travels as the universe's `userInfo`; host functions find it through their call.
public final class PanierSession: Sendable {
  /// The client that every call goes through.
  public let client: OVHClient
  /// The one door of every purchase.
  public let spending: SpendingGuard
  /// The subsidiary that `cart.new` takes when the script names none: `FR`.
  public let subsidiary: String
  /// How values are printed.
  public let printing: PrintingOptions
  /// Carts that this session made and that are not ordered yet.
  public let drafts = DraftCarts()
  /// `NAME=value` arguments and their values.
  public let parameters: [(name: String, value: String)]
  /// The operator's answers to `ask` and `confirm`.
  public let dialogue: any Dialogue
  /// The catalogues that were fetched lately.
  public let catalogs: CatalogCache
  /// Takes what is printed, whole lines at a time.
  public let output: @Sendable ([UInt8]) -> Void
  /// Takes a page of the manual; nil prints it as anything else.
  private let page: (@Sendable (String) -> Void)?
  /// Tells the time.
  let now: @Sendable () -> Date
  /// Waits between two looks at something that takes its time.
  let sleep: @Sendable (Duration) async throws -> Void

  /// Creates a session.
  /// - Parameters:
  ///   - client: the client that every call goes through.
  ///   - spending: the guard that places orders.
  ///   - subsidiary: the default subsidiary in upper case.
  ///   - printing: width, colour and characters of printed tables.
  ///   - parameters: the `NAME=value` arguments.
  ///   - dialogue: who answers `ask` and `confirm`.
  ///   - catalogs: the catalogues that were fetched lately; by default none is kept.
  ///   - output: takes what is printed, whole lines at a time.
  ///   - page: takes a page of the manual in place of `output`, to show it with a pager.
  ///   - now: tells the time.
  ///   - sleep: waits between two looks at something that takes its time.
  public init(
    client: OVHClient, spending: SpendingGuard, subsidiary: String = "FR", printing: PrintingOptions = .init(),
    parameters: [(name: String, value: String)] = [], dialogue: any Dialogue = NoDialogue(),
    catalogs: CatalogCache = CatalogCache(),
    output: @escaping @Sendable ([UInt8]) -> Void = { _ in }, page: (@Sendable (String) -> Void)? = nil,
    now: @escaping @Sendable () -> Date = { Date() },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.client = client
    self.spending = spending
    self.subsidiary = subsidiary
    self.printing = printing
    self.parameters = parameters
    self.dialogue = dialogue
    self.catalogs = catalogs
    self.output = output
    self.page = page
    self.now = now
    self.sleep = sleep
  }

  /// Prints a text and a line end.
  func print(_ text: String) {
    output(Array((text + "\n").utf8))
  }

  /// Shows a page of the manual.
  func show(page text: String) {
    if let page { page(text) } else { print(text) }
  }

  /// Spends through the guard; what is only to be shown is printed, and ends the script.
  func spend<Result>(_ body: (SpendingGuard) async throws -> Result) async throws -> Result {
    let shown: ProposedPurchase
    do { return try await body(spending) } catch PurchaseRefusal.shownOnly(let proposal) {
      shown = proposal
    } catch PaymentRefusal.refused(.shownOnly(let proposal)) { shown = proposal }
    let text: String
    switch shown.subject {
    case .order(let quote): text = ValuePrinter(printing).text(of: .object(QuoteObject(quote))) ?? ""
    case .payment(let order, let way): text = "order \(order.id) would be paid with \(way): \(shown.total) with tax"
    case .retraction(let order, let reason): text = "order \(order.id) would be withdrawn from, reason: \(reason)"
    }
    print(text)
    // Ends the script the way os.exit does: nothing catches it, and everything is closed.
    throw LuaError(kind: "exit", message: "ended at the quote", exitCode: 0)
  }

  /// Deletes the carts that were made and neither ordered nor kept.
  ///
  /// To be called on every way out of a script, error and interruption included. A cart that may have become an order
  /// is kept.
  /// - Returns: the carts that could not be deleted, with the reason; they expire by themselves.
  public func discardDrafts() async -> [(cartID: String, reason: String)] {
    var failures: [(cartID: String, reason: String)] = []
    for cartID in drafts.takeAll() where !spending.isLocked(cartID) {
      do {
        try await client.deleteCart(cartID)
      } catch let error as OVHError where error.status == 404 {
        continue
      } catch {
        failures.append((cartID, "\(error)"))
      }
    }
    return failures
  }
}
