import FoundationEssentials
import Glibc
import OVHClient
import OVHSimulator
import PanierOrdering
import PanierPostgres

/// One process on one machine: it buys names, whichever others want too, until somebody ends it.
struct TeamMember: Sendable {
  /// The projects, each with a budget of its own.
  static let projects = ["north", "south", "east", "west"]
  /// How many names there are to be wanted.
  static let names: UInt64 = 4000

  private let options: MemberOptions
  private let client: OVHClient
  private let ledger: PostgresLedger
  private let receipts: ReceiptFile

  init(_ options: MemberOptions) throws {
    self.options = options
    let known = SimulatorCredential()
    let clock = options.clock
    client = OVHClient(
      endpoint: try Endpoint(named: options.simulator),
      credentials: .applicationKeys(
        key: known.applicationKey, secret: known.applicationSecret, consumerKey: known.consumerKey),
      transport: HTTPTransport(),
      options: OVHClientOptions(requestsPerMinute: nil, sleep: SoakClock.sleep, now: { clock.now }))
    ledger = PostgresLedger(
      try PostgresAddress(options.ledger), owner: "\(options.machine)/\(getpid())/\(options.seed)",
      mark: options.home + "/ledger.mark")
    receipts = ReceiptFile(path: options.home + "/ledger.receipts")
  }

  func run() async throws {
    if options.isSettling { return try await settle() }
    var dice = SeededGenerator(seed: options.seed)
    // The parent's end is the end of all.
    let parent = getppid()
    while getppid() == parent {
      let project = TeamMember.projects[Int(dice.next() % 4)]
      let name = "free-soak-\(dice.next() % TeamMember.names).fr"
      let spending = SpendingGuard(
        client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand(),
        ledger: ledger, receipts: receipts, labels: PurchaseLabels(machine: options.machine, project: project),
        looks: LookPolicy(patience: dice.next() % 4 == 0 ? .seconds(400) : .zero, sleep: SoakClock.sleep),
        uptime: { [clock = options.clock] in clock.uptime })
      if dice.next() % 8 == 0 { _ = try? await Reconciliation(ledger: ledger, client: client).run() }
      do {
        let cart = try await client.createCart(subsidiary: "FR").id
        let item = try await client.addDomain(cart: cart, domain: name, duration: "P1Y")
        _ = try await client.addConfiguration(cart: cart, item: item.id, label: "OWNER_LEGAL_AGE", value: "true")
        try await client.assignCart(cart)
        var request = CheckoutRequest(cartID: cart)
        request.waivesRetraction = true
        _ = try await spending.checkout(request)
      } catch {
        // What was refused, and what is not known, is the ledger's to tell.
        continue
      }
    }
  }

  /// Hands receipts over and looks up what is open, as somebody does the next morning.
  private func settle() async throws {
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: NobodyToAsk(), ledger: ledger,
      receipts: receipts)
    await spending.deliverReceipts()
    _ = try await Reconciliation(ledger: ledger, client: client).run()
  }
}
