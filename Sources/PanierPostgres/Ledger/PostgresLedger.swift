public import FoundationEssentials
public import PanierOrdering

/// The ledger of a team: a database of PostgreSQL that all its machines share.
///
/// Every rule stands in functions of the database, judged by its clock alone: this client can ask, and neither raise a
/// budget nor take an entry back. A lease is what tells that a process is gone, since nobody sees another machine's.
public final class PostgresLedger: Ledger {
  /// The ledger's address without its password.
  public var shown: String { link.address.shown }
  /// How long after the posting an order may still come to be, in seconds: as the ledger has it.
  public var settling: TimeInterval { link.greeting.greeting?.settling ?? 15 * 60 }
  let link: PostgresLink
  let owner: String

  /// Names a ledger; nothing is connected to yet.
  /// - Parameters:
  ///   - address: where it is.
  ///   - owner: what names the running process on this machine in entries.
  ///   - mark: a file that keeps the last change which the server confirmed, so that a server which lost it is noticed;
  ///     nil to keep none.
  public init(_ address: PostgresAddress, owner: String, mark: String? = nil) {
    link = PostgresLink(address, mark: mark.map { LedgerMark(path: $0) })
    self.owner = owner
  }

  public func isUnderWay(_ entry: LedgerEntry) -> Bool {
    (entry.state == .held || entry.state == .posting) && entry.lease > link.greeting.clock ?? Date()
  }

  // MARK: Before it is sent

  public func judge(_ intent: PurchaseIntent) async throws { _ = try await hold(intent, lease: 60, isNoted: false) }

  public func hold(_ intent: PurchaseIntent, lease: TimeInterval) async throws -> LedgerTicket {
    guard let row = try await hold(intent, lease: lease, isNoted: true) else {
      throw PostgresError(code: "XX000", message: "the ledger notes nothing and says nothing")
    }
    let ticket = LedgerTicket(
      entry: try row.number("entry"), epoch: try row.number("epoch"), owner: intent.owner(owner))
    // Any other is on the server's disk no sooner than its permit.
    if intent.isHeldForPlan { await link.confirm(try row.number("number"), ticket.entry, LedgerState.held.rawValue) }
    return ticket
  }

  private func hold(_ intent: PurchaseIntent, lease: TimeInterval, isNoted: Bool) async throws -> PostgresRow? {
    let things = intent.things.sorted { $0.description < $1.description }
    let contracts = String(decoding: try JSONEncoder().encode(intent.contracts), as: UTF8.self)
    let earlier = intent.kind == .order ? PurchasedThing.lines(intent.lines).description : nil
    let arguments: [String?] = [
      "\(isNoted)", UUID().uuidString, intent.kind.rawValue, intent.scope.place, intent.scope.account,
      LedgerScope.purse(of: intent.scope.place), intent.reference, "\(intent.total.ucents)", intent.total.currency,
      try LedgerLine.text(of: intent.lines), Self.array(things.map(\.description)),
      Self.array(things.map(\.words)), earlier, intent.location, intent.plan?.description,
      "\(intent.mayRepeat)", intent.owner(owner), "\(lease)", intent.labels.machine, intent.labels.project,
      intent.labels.recipe,
      contracts,
    ]
    return try await called {
      try await link.rows("SELECT * FROM panier.hold(\(Self.places(arguments.count)))", arguments).first
    }
  }

  public func extend(_ ticket: LedgerTicket, lease: TimeInterval) async throws -> Bool {
    try await called {
      try await link.rows(
        "SELECT panier.extend($1, $2, $3, $4) AS is_extended",
        ["\(ticket.entry)", "\(ticket.epoch)", ticket.owner, "\(lease)"]
      ).first?.isTrue("is_extended") ?? false
    }
  }

  public func permit(_ ticket: LedgerTicket, posted: Date) async throws -> Bool {
    let number = try await called {
      try await link.rows(
        "SELECT panier.permit($1, $2, $3, $4) AS number",
        ["\(ticket.entry)", "\(ticket.epoch)", ticket.owner, "\(posted.timeIntervalSince1970)"]
      ).first?["number"]
    }
    guard let number = number.flatMap({ Int64($0) }) else { return false }
    await link.confirm(number, ticket.entry, LedgerState.posting.rawValue)
    return true
  }

  // MARK: After it was sent

  public func settle(_ ticket: LedgerTicket, _ ending: PurchaseEnding) async throws {
    try await settle(ticket.entry, "\(ticket.epoch)", ticket.owner, ending)
  }

  public func settle(_ entry: Int64, _ ending: PurchaseEnding) async throws {
    try await settle(entry, nil, owner, ending)
  }

  private func settle(_ entry: Int64, _ epoch: String?, _ owner: String, _ ending: PurchaseEnding) async throws {
    var (order, total, moment): (Int64?, Money?, Date?)
    let reason: String?
    switch ending {
    case .ordered(let orderID, let bill, let why): (order, total, reason) = (orderID, bill, why)
    case .refused(let why), .expired(let why), .unknown(let why): reason = why
    case .notOrdered(let at, let why): (moment, reason) = (at, why)
    }
    try await change(
      entry, to: ending.state,
      "SELECT panier.settle($1, $2, $3, $4, $5, $6, $7, $8, $9) AS number",
      [
        "\(entry)", epoch, owner, ending.state.rawValue, order.map { "\($0)" }, total.map { "\($0.ucents)" },
        total?.currency, moment.map { "\($0.timeIntervalSince1970)" }, reason.map(LedgerLine.oneLine),
      ])
  }

  public func late(_ entry: Int64, orderID: Int64?, total: Money?) async throws {
    try await change(
      entry, to: .ordered, "SELECT panier.late($1, $2, $3, $4, $5) AS number",
      ["\(entry)", orderID.map { "\($0)" }, total.map { "\($0.ucents)" }, total?.currency, owner])
  }

  public func settle(_ entry: Int64, byHandAs orderID: Int64?) async throws {
    // What was only held becomes expired; which of both it is, the ledger knows.
    try await change(
      entry, to: orderID == nil ? nil : .ordered, "SELECT panier.settle_by_hand($1, $2, $3) AS number",
      ["\(entry)", orderID.map { "\($0)" }, owner])
  }

  /// Makes a change; when its first answer was lost, that it is made already is no error.
  private func change(
    _ entry: Int64, to state: LedgerState?, _ sql: String, _ arguments: [String?]
  ) async throws {
    let number: String? = try await called {
      do { return try await link.rows(sql, arguments).first?["number"] } catch let error as PostgresError
        where error.isRepeated && error.code == RefusalReader.settled && RefusalReader.state(error) == state
      { return nil }
    }
    guard let number = number.flatMap({ Int64($0) }) else { return }
    var noted = state?.rawValue
    if noted == nil {
      noted = try await called {
        try await link.rows("SELECT state FROM panier.events WHERE number = $1", ["\(number)"]).first?["state"]
      }
    }
    if let noted { await link.confirm(number, entry, noted) }
  }

  // MARK: Reading

  public func entries(_ filter: LedgerFilter) async throws -> [LedgerEntry] {
    let query = EntryQuery(filter)
    return try await called { try EntryQuery.entries(try await link.rows(query.sql, query.arguments), link.greeting) }
  }

  public func entry(_ id: Int64) async throws -> LedgerEntry {
    let found = try await called {
      try EntryQuery.entries(
        try await link.rows(EntryQuery.columns + " WHERE id = $1", ["\(id)"]), link.greeting)
    }
    guard let entry = found.first else { throw LedgerError.noEntry(id: id) }
    return entry
  }

  public func history(of entry: Int64) async throws -> [LedgerEvent] {
    try await called {
      try await link.rows("SELECT * FROM panier.events WHERE entry = $1 ORDER BY number", ["\(entry)"]).map { row in
        LedgerEvent(
          date: try row.moment("noted"), state: LedgerState(rawValue: try row.text("state")) ?? .unknown,
          owner: try row.text("owner"), orderID: row["order_id"].flatMap { Int64($0) },
          total: Money(ucents: try row.number("ucents"), currency: try row.text("currency")), reason: row["reason"])
      }
    }
  }

  public func known(_ orders: [Int64], in scope: LedgerScope) async throws -> Set<Int64> {
    try await called {
      let rows = try await link.rows(
        """
        SELECT DISTINCT order_id FROM panier.entries
        WHERE place = $1 AND account IN ($2, '') AND kind IN \(LedgerSchema.orderKinds) AND order_id = ANY ($3::bigint[])
        """, [scope.place, scope.account, "{\(orders.map { "\($0)" }.joined(separator: ","))}"]
      )
      return Set(try rows.map { try $0.number("order_id") })
    }
  }

  public func budgets(at place: String) async throws -> [BudgetStanding] {
    try await called {
      try await link.rows("SELECT * FROM panier.standings($1)", [LedgerScope.purse(of: place)])
        .compactMap { row in
          let currency = try row.text("currency")
          guard let name = BudgetName(try row.text("name")) else { return nil }
          func money(_ column: String) throws -> Money { Money(ucents: try row.number(column), currency: currency) }
          return BudgetStanding(
            budget: Budget(name, try money("ucents")), month: BudgetMonth(text: try row.text("month")),
            spent: try money("spent"), reserved: try money("reserved"))
        }.sorted { $0.budget.name < $1.budget.name }
    }
  }

  // MARK: Calls

  /// Runs calls and turns what the ledger's functions refuse into what the guard knows.
  func called<Result>(_ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch let error as PostgresError { throw try await refusal(error) }
  }

  private func refusal(_ error: PostgresError) async throws -> any Error {
    try await RefusalReader(error, ledger: shown).error { id in try await entry(id) }
  }

  /// Parameters by their places: `$1, $2`.
  static func places(_ count: Int) -> String { (1...count).map { "$\($0)" }.joined(separator: ", ") }

  /// Texts as an array of PostgreSQL.
  static func array(_ texts: [String]) -> String {
    "{"
      + texts.map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }.joined(
        separator: ",")
      + "}"
  }
}

extension PurchaseEnding {
  /// How an entry stands after it.
  var state: LedgerState {
    switch self {
    case .ordered: .ordered
    case .refused: .refused
    case .expired: .expired
    case .unknown: .unknown
    case .notOrdered: .notOrdered
    }
  }
}
