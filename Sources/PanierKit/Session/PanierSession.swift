public import FoundationEssentials
public import OVHClient
public import PanierOrdering
public import PanierVM
import Synchronization

/// What the Lua modules of one Lua universe share: the client, the guard, the defaults and the carts made so far.
///
/// It travels as the universe's `userInfo`; host functions find it through their call.
public final class PanierSession: Sendable {
  /// The client that every call goes through.
  public let client: OVHClient
  /// The one door of every purchase.
  public let spending: SpendingGuard
  /// The one door of every other call that changes something.
  public let writes: WriteGate
  /// Takes the orders of a run that only plans them; nil in a run that makes them.
  let planning: PlanRecorder?
  /// The subsidiary that carts and catalogues take when the script names none.
  private let defaultSubsidiary: DefaultSubsidiary
  /// How values are printed.
  public let printing: PrintingOptions
  /// How the errors of its functions say what to do next.
  let words: RemedyWords
  /// Carts that this session made and that are not ordered yet.
  public let drafts = DraftCarts()
  /// Carts that this session made, ordered ones included.
  public let made = MadeCarts()
  /// Carts that were asked for and whose answer never came.
  let lostCarts: LostCarts
  private let hasSwept = Atomic(false)
  /// The catalogues that rows of the stock were joined with, ready for the next look.
  let pricesOfStock = Mutex<[String: StockPrices]>([:])
  /// `NAME=value` arguments and their values.
  public let parameters: [(name: String, value: String)]
  /// The operator's answers to `ask` and `confirm`.
  public let dialogue: any Dialogue
  /// The catalogues that were fetched lately.
  public let catalogs: CatalogCache
  /// Takes what is printed, whole lines at a time.
  public let output: @Sendable ([UInt8]) -> Void
  /// Takes a page of the manual; nil prints it as anything else.
  let page: (@Sendable (String) -> Void)?
  /// Shows how far something is that takes its time, in place of what it showed before; nil takes it away.
  let progress: @Sendable (String?) -> Void
  /// Tells the time.
  let now: @Sendable () -> Date
  /// Waits between two looks at something that takes its time.
  let sleep: @Sendable (Duration) async throws -> Void

  /// Creates a session.
  /// - Parameters:
  ///   - client: the client that every call goes through.
  ///   - spending: the guard that places orders.
  ///   - writes: the gate of raw calls that change something; nil lets none through.
  ///   - planning: takes the orders of a run that only plans them; its guard shows what is spent otherwise.
  ///   - subsidiary: the operator's subsidiary in upper case; nil takes the account's, or the endpoint's first one.
  ///   - printing: width, colour and characters of printed tables.
  ///   - words: how errors say what to do next; by default as a script writes it.
  ///   - parameters: the `NAME=value` arguments.
  ///   - dialogue: who answers `ask` and `confirm`.
  ///   - catalogs: the catalogues that were fetched lately; by default none is kept.
  ///   - lostCarts: the notes of carts whose answer never came; by default nothing is noted.
  ///   - output: takes what is printed, whole lines at a time.
  ///   - page: takes a page of the manual in place of `output`, to show it with a pager.
  ///   - progress: shows how far something is, in place of what it showed before; nil takes it away.
  ///   - now: tells the time.
  ///   - sleep: waits between two looks at something that takes its time.
  public init(
    client: OVHClient, spending: SpendingGuard, writes: WriteGate? = nil, planning: PlanRecorder? = nil,
    subsidiary: String? = nil, printing: PrintingOptions = .init(), words: RemedyWords = .lua,
    parameters: [(name: String, value: String)] = [], dialogue: any Dialogue = NoDialogue(),
    catalogs: CatalogCache = CatalogCache(), lostCarts: LostCarts = LostCarts(),
    output: @escaping @Sendable ([UInt8]) -> Void = { _ in }, page: (@Sendable (String) -> Void)? = nil,
    progress: @escaping @Sendable (String?) -> Void = { _ in },
    now: @escaping @Sendable () -> Date = { Date() },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.client = client
    self.spending = spending
    self.writes = writes ?? WriteGate(client: client, endpoint: client.endpoint.name)
    self.planning = planning
    defaultSubsidiary = DefaultSubsidiary(chosen: subsidiary)
    self.printing = printing
    self.words = words
    self.parameters = parameters
    self.dialogue = dialogue
    self.catalogs = catalogs
    self.lostCarts = lostCarts
    self.output = output
    self.page = page
    self.progress = progress
    self.now = now
    self.sleep = sleep
  }

  /// Creates a session beside another one, with drafts of its own.
  /// - Parameters:
  ///   - other: the session whose operator, defaults and catalogues it shares.
  ///   - client: the client that its calls go through.
  ///   - spending: the guard that places its orders.
  ///   - writes: the gate of its raw calls that change something.
  ///   - parameters: the `NAME=value` arguments.
  ///   - printing: how values are printed; nil for how the other one prints them.
  ///   - output: takes what is printed; nil for where the other one prints.
  init(
    beside other: PanierSession, client: OVHClient, spending: SpendingGuard, writes: WriteGate,
    parameters: [(name: String, value: String)], printing: PrintingOptions? = nil,
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) {
    self.client = client
    self.spending = spending
    self.writes = writes
    self.parameters = parameters
    self.output = output ?? other.output
    planning = other.planning
    defaultSubsidiary = other.defaultSubsidiary
    self.printing = printing ?? other.printing
    words = other.words
    dialogue = other.dialogue
    catalogs = other.catalogs
    lostCarts = other.lostCarts
    // A page of the manual goes where other prints go.
    page = output == nil ? other.page : nil
    progress = other.progress
    now = other.now
    sleep = other.sleep
  }

  /// The subsidiary that a script named, in upper case, or the one to take where it named none.
  func subsidiary(_ named: String?) async throws -> String {
    if let named { return named.uppercased() }
    return try await defaultSubsidiary.value(client)
  }

  /// The subsidiary of a catalogue: as of a cart, but one that is kept can be read when nobody answers.
  func catalogueSubsidiary(_ named: String?) async throws -> String {
    do {
      return try await subsidiary(named)
    } catch let error as OVHError where error.kind == .network {
      return client.endpoint.subsidiaries.first ?? "FR"
    }
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
    case .order(let quote): text = try ValuePrinter(printing).text(of: .object(QuoteObject(quote))) ?? ""
    case .payment(let order, let way): text = "order \(order.id) would be paid with \(way): \(shown.total) with tax"
    case .retraction(let order, let reason): text = "order \(order.id) would be withdrawn from, reason: \(reason)"
    }
    print(text)
    // Ends the script the way os.exit does: nothing catches it, and everything is closed.
    throw LuaError(kind: .exit, message: "ended at the quote", exitCode: 0)
  }

  /// Makes a cart, and deletes first, once in a session, what earlier ones lost.
  /// - Parameter description: the script's own; without one the cart can be found again when its answer is lost.
  func makeCart(subsidiary: String, description: String?, expire: APIDate?) async throws -> Cart {
    if !hasSwept.exchange(true, ordering: .relaxed) { await lostCarts.sweep(client) }
    if let description {
      return try await client.createCart(subsidiary: subsidiary, description: description, expire: expire)
    }
    return try await lostCarts.making(client.endpoint.baseURL) { mark in
      try await client.createCart(subsidiary: subsidiary, description: mark, expire: expire)
    }
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

extension PanierSession: LuaErrorSpeaker {
  public func luaError(of error: any Error) -> LuaError { words.luaError(of: error) }
}
