import FoundationEssentials

/// What a server says of itself and of its ledger when a client comes.
struct ServerGreeting: Sendable, Hashable {
  /// The version of tables and functions.
  let version: Int
  /// Names the ledger.
  let ledger: String
  /// How long after the posting an order may still come to be, in seconds.
  let settling: Double
  /// Names the cluster of files that the server works on.
  let system: String
  /// Counts the fail-overs of the cluster.
  let timeline: String
  /// The number of the newest change.
  let newest: Int64
  /// The role that the client is.
  let login: String
  /// Whether the role may set budgets.
  let isAdministrator: Bool
  /// Whether it is the server that the ledger was made on, or one that its administrator has accepted since.
  let isAccepted: Bool
  /// The server's clock.
  let clock: Date

  init(_ rows: [PostgresRow]) throws(PostgresError) {
    guard let row = rows.first else { throw PostgresError(code: "XX000", message: "the ledger says nothing of itself") }
    version = Int(try row.number("version"))
    ledger = try row.text("ledger")
    guard let settling = Double(try row.text("settling")) else {
      throw PostgresError(code: "XX000", message: "the ledger's settling time cannot be read")
    }
    self.settling = settling
    system = try row.text("system")
    timeline = try row.text("timeline")
    newest = try row.number("newest")
    login = try row.text("login")
    isAdministrator = row.isTrue("is_administrator")
    isAccepted = row.isTrue("is_accepted")
    clock = try row.moment("clock")
  }
}
