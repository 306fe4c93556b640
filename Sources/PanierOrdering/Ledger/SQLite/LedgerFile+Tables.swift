import FoundationEssentials
import GRDB
import OVHClient

extension LedgerFile {
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
    migrator.registerMigration("ledger") { database in
      try database.execute(
        sql: """
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, place TEXT NOT NULL, account TEXT NOT NULL,
            date REAL NOT NULL, reference TEXT NOT NULL, ucents INTEGER NOT NULL, currency TEXT NOT NULL,
            lines TEXT NOT NULL, location TEXT, owner TEXT NOT NULL, epoch INTEGER NOT NULL, lease REAL NOT NULL,
            posted REAL, state TEXT NOT NULL, orderID INTEGER, reason TEXT, isOverrun INTEGER NOT NULL);
          CREATE INDEX open_entry ON entry (id) WHERE state IN ('held', 'posting', 'unknown');
          CREATE INDEX believed_entry ON entry (posted) WHERE state = 'not ordered';
          CREATE INDEX order_of_entry ON entry (orderID) WHERE orderID IS NOT NULL;
          CREATE TABLE thing (
            place TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, entry INTEGER NOT NULL,
            isOpen INTEGER NOT NULL, bought REAL);
          CREATE INDEX open_thing ON thing (name, place, account) WHERE isOpen = 1;
          CREATE INDEX bought_thing ON thing (name, place, account, bought, entry) WHERE bought IS NOT NULL;
          CREATE INDEX thing_of_entry ON thing (entry);
          CREATE TABLE history (
            number INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER NOT NULL, date REAL NOT NULL, state TEXT NOT NULL,
            owner TEXT NOT NULL, orderID INTEGER, ucents INTEGER NOT NULL, currency TEXT NOT NULL, reason TEXT);
          CREATE INDEX history_of_entry ON history (entry);
          CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
            BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
          CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
            BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
          """)
      for row in try Row.fetchAll(database, sql: "SELECT * FROM purchase ORDER BY id") {
        try takeOver(row, database)
      }
      try database.execute(sql: "DROP TABLE purchase")
    }
    migrator.registerMigration("plan") { database in
      try database.execute(
        sql: """
          ALTER TABLE entry ADD COLUMN plan TEXT;
          CREATE INDEX plan_of_entry ON entry (plan) WHERE plan IS NOT NULL;
          """)
    }
    migrator.registerMigration("words") { database in
      try database.execute(
        sql: """
          ALTER TABLE thing ADD COLUMN words TEXT;
          CREATE TABLE contract (entry INTEGER NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL, sha256 TEXT);
          CREATE INDEX contract_of_entry ON contract (entry);
          """)
    }
    migrator.registerMigration("budgets") { try addBudgets($0) }
    return migrator
  }

  /// Labels and running sums; what was noted before counts for the team alone, since nobody knows who bought.
  private static func addBudgets(_ database: Database) throws {
    let kinds = PurchaseKind.allCases.filter(\.makesOrder).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    try database.execute(
      sql: """
        ALTER TABLE entry ADD COLUMN operator TEXT;
        ALTER TABLE entry ADD COLUMN machine TEXT;
        ALTER TABLE entry ADD COLUMN project TEXT;
        ALTER TABLE entry ADD COLUMN recipe TEXT;
        ALTER TABLE entry ADD COLUMN month TEXT NOT NULL DEFAULT '';
        ALTER TABLE entry ADD COLUMN charge INTEGER NOT NULL DEFAULT 0;
        UPDATE entry SET month = strftime('%Y-%m', date, 'unixepoch'),
          charge = CASE WHEN kind IN (\(kinds)) THEN max(0, ucents) ELSE 0 END;
        CREATE TABLE spending (
          budget TEXT NOT NULL, month TEXT NOT NULL, purse TEXT NOT NULL, currency TEXT NOT NULL,
          reserved INTEGER NOT NULL, spent INTEGER NOT NULL,
          PRIMARY KEY (budget, month, purse, currency)) WITHOUT ROWID;
        CREATE TABLE book (id TEXT NOT NULL);
        INSERT INTO book (id) VALUES (lower(hex(randomblob(16))));
        """)
    let sums = try Row.fetchAll(
      database,
      sql: """
        SELECT place, month, currency,
          sum(CASE WHEN state IN ('held', 'posting', 'unknown') THEN charge ELSE 0 END) AS reserved,
          sum(CASE WHEN state = 'ordered' THEN charge ELSE 0 END) AS spent
        FROM entry GROUP BY place, month, currency
        """)
    for row in sums {
      let account = SpendingRow.Account(
        budgets: [.team], month: BudgetMonth(text: row["month"]), purse: LedgerScope.purse(of: row["place"]))
      try SpendingRow.add(reserved: row["reserved"], spent: row["spent"], of: row["currency"], to: account, database)
    }
  }

  /// Copies an entry of the first version: it names no account, and tells purchases apart by their lines.
  private static func takeOver(_ row: Row, _ database: Database) throws {
    let words: [String: LedgerState] = ["intended": .posting, "ordered": .ordered, "not ordered": .notOrdered]
    let state = words[row["state"]] ?? .unknown
    let date: Double = row["date"]
    let lines = (row["lines"] as String).split(separator: "\n")
      .map { LedgerLine(description: String($0), quantity: nil, total: nil) }
    let place = place(row["endpoint"])
    let id: Int64 = row["id"]
    try database.execute(
      sql: """
        INSERT INTO entry (id, kind, place, account, date, reference, ucents, currency, lines, location, owner, epoch,
          lease, posted, state, orderID, reason, isOverrun)
        VALUES (?, 'order', ?, '', ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, 0)
        """,
      arguments: [
        id, place, date, row["cartID"] as String, row["ucents"] as Int64, row["currency"] as String,
        try LedgerLine.text(of: lines), row["location"] as String?, row["owner"] as String, date + 600, date,
        state.rawValue, row["orderID"] as Int64?, row["reason"] as String?,
      ])
    try database.execute(
      sql: "INSERT INTO thing (place, account, name, entry, isOpen, bought) VALUES (?, '', ?, ?, ?, ?)",
      arguments: [
        place, PurchasedThing.lines(lines).description, id, state.isOpen, state == .ordered ? date : nil,
      ])
    try HistoryRow.insert(of: id, row["owner"], Date(timeIntervalSince1970: date), database)
  }

  /// The place of an endpoint that the first version named.
  private static func place(_ endpoint: String) -> String {
    if endpoint == "simulator" { return "https://simulator.panier.invalid" }
    return (try? Endpoint(named: endpoint))?.place ?? endpoint
  }
}
