import FoundationEssentials
import GRDB

/// The table `history`: every change of an entry, only ever added to.
enum HistoryRow {
  /// Adds how an entry stands now.
  static func insert(of entry: Int64, _ owner: String, _ date: Date, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO history (entry, date, state, owner, orderID, ucents, currency, reason)
        SELECT id, ?, state, ?, orderID, ucents, currency, reason FROM entry WHERE id = ?
        """,
      arguments: [date.timeIntervalSince1970, owner, entry])
  }

  static func events(of entry: Int64, _ database: Database) throws -> [LedgerEvent] {
    try Row.fetchAll(database, sql: "SELECT * FROM history WHERE entry = ? ORDER BY number", arguments: [entry])
      .map { row in
        LedgerEvent(
          date: Date(timeIntervalSince1970: row["date"]), state: LedgerState(rawValue: row["state"]) ?? .unknown,
          owner: row["owner"], orderID: row["orderID"], total: Money(ucents: row["ucents"], currency: row["currency"]),
          reason: row["reason"])
      }
  }
}
