import FoundationEssentials
import Glibc
import PanierOrdering
import Synchronization

/// The way to the server: one connection on a thread of its own, made when it is first needed and again when it was lost.
actor PostgresLink {
  /// For how long a call is tried again, in seconds.
  static let patience = 8.0

  nonisolated let thread = ConnectionThread()
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
  nonisolated let address: PostgresAddress
  /// What the server said of itself, and its clock.
  nonisolated let greeting: GreetingBox
  private let mark: LedgerMark?
  private var connection: PostgresConnection?

  /// What is known of the server, for those who cannot wait.
  final class GreetingBox: Sendable {
    private let state = Mutex<(greeting: ServerGreeting?, clock: Date, at: ContinuousClock.Instant)?>(nil)

    var greeting: ServerGreeting? { state.withLock { $0?.greeting } }

    /// The server's clock now; nil before it has told it.
    var clock: Date? {
      state.withLock { state in state.map { $0.clock + ($0.at.duration(to: .now) / .seconds(1)) } }
    }

    func set(_ greeting: ServerGreeting) { state.withLock { $0 = (greeting, greeting.clock, .now) } }

    func set(clock: Date) { state.withLock { $0 = ($0?.greeting, clock, .now) } }
  }

  init(_ address: PostgresAddress, mark: LedgerMark?) {
    self.address = address
    self.mark = mark
    greeting = GreetingBox()
  }

  deinit { thread.stop() }

  /// Runs one statement; it is tried again when the way was lost, so it has to be one that may be.
  /// - Throws: ``LedgerError`` when the server cannot be reached, ``PostgresError`` for what the statement is refused with.
  func rows(_ sql: String, _ arguments: [String?] = []) throws -> [PostgresRow] {
    let start = ContinuousClock.now
    var tries = 0
    while true {
      tries += 1
      do { return try open().rows(sql, arguments) } catch var error as PostgresError {
        if error.isCollision, tries < 20 { continue }
        error.isRepeated = tries > 1
        guard error.isLost else { throw error }
        connection = nil
        guard start.duration(to: .now) < .seconds(Self.patience), !Task.isCancelled else {
          throw LedgerError.unreachable(ledger: address.shown, reason: error.message)
        }
        usleep(100_000)
      }
    }
  }

  /// Runs a script in one transaction, once, over a connection that need not lead to a ledger yet.
  func run(_ script: String) throws {
    do { try PostgresConnection(address).run(script) } catch { throw unreachable(error) }
  }

  /// Reads something over a connection that need not lead to a ledger yet.
  func plainRows(_ sql: String) throws -> [PostgresRow] {
    do { return try PostgresConnection(address).rows(sql) } catch { throw unreachable(error) }
  }

  private func unreachable(_ error: PostgresError) -> any Error {
    error.isLost ? LedgerError.unreachable(ledger: address.shown, reason: error.message) : error
  }

  /// Notes on this machine which change the server has confirmed.
  nonisolated func confirm(_ number: Int64, _ entry: Int64, _ state: String) async {
    // Nobody waits for the thread of the connection where there is nothing to write.
    if let mark, let greeting = greeting.greeting { await write(number, entry, state, greeting, to: mark) }
  }

  private func write(
    _ number: Int64, _ entry: Int64, _ state: String, _ greeting: ServerGreeting, to mark: LedgerMark
  ) {
    mark.write(
      ConfirmedChange(
        ledger: greeting.ledger, system: greeting.system, timeline: greeting.timeline, number: number, entry: entry,
        state: state))
  }

  /// Forgets what was confirmed.
  func forget() { mark?.remove() }

  /// Lets the next call ask again what the server says of itself.
  func greetAgain() { connection = nil }

  private func open() throws -> PostgresConnection {
    if let connection { return connection }
    let made = try PostgresConnection(address)
    let found: ServerGreeting
    do { found = try ServerGreeting(made.rows("SELECT * FROM panier.opened()")) } catch {
      // No schema, no function, no table: nobody has made a ledger here.
      guard ["3F000", "42883", "42P01"].contains(error.code) else { throw error }
      throw LedgerError.notMade(ledger: address.shown)
    }
    guard found.version >= LedgerSchema.version else { throw LedgerError.older(ledger: address.shown) }
    guard found.version == LedgerSchema.version else { throw LedgerError.newerLedger(ledger: address.shown) }
    if let mark, let known = mark.read() {
      let answer = try made.rows(
        "SELECT panier.remembers($1, $2, $3) AS kept", ["\(known.number)", "\(known.entry)", known.state])
      guard known.ledger == found.ledger, answer.first?.isTrue("kept") == true else {
        throw LedgerError.lostChange(ledger: address.shown, mark: mark.path)
      }
    }
    greeting.set(found)
    connection = made
    return made
  }
}
