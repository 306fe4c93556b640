import FoundationEssentials
import GRDB

extension Journal {
  /// The steps from an empty file to today's tables; never changed, only added to.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("purchase") { database in
      try database.execute(
        sql: """
          CREATE TABLE purchase (
            id INTEGER PRIMARY KEY AUTOINCREMENT, date REAL NOT NULL, endpoint TEXT NOT NULL, cartID TEXT NOT NULL,
            ucents INTEGER NOT NULL, currency TEXT NOT NULL, lines TEXT NOT NULL, location TEXT,
            owner TEXT NOT NULL, state TEXT NOT NULL, orderID INTEGER, reason TEXT);
          CREATE INDEX open_purchase ON purchase (endpoint) WHERE state IN ('intended', 'unknown');
          """)
    }
    return migrator
  }
}

extension JournalEntry {
  /// Reads a row; a state of a later version counts as unknown, so that it is never taken for settled.
  init(_ row: Row) {
    id = row["id"]
    date = Date(timeIntervalSince1970: row["date"])
    endpoint = row["endpoint"]
    cartID = row["cartID"]
    total = Money(ucents: row["ucents"], currency: row["currency"])
    // Descriptions hold no line ends: those of the API are kept as spaces.
    lines = (row["lines"] as String).split(separator: "\n").map(String.init)
    location = row["location"]
    owner = row["owner"]
    state = JournalState(rawValue: row["state"]) ?? .unknown
    orderID = row["orderID"]
    reason = row["reason"]
  }

  func insert(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO purchase (date, endpoint, cartID, ucents, currency, lines, location, owner, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        date.timeIntervalSince1970, endpoint, cartID, total.ucents, total.currency,
        lines.map(JournalEntry.oneLine).joined(separator: "\n"), location, owner, state.rawValue,
      ])
  }

  static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
