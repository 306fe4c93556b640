import FoundationEssentials
import GRDB

/// The table `thing`: what each purchase buys, with an index of what is open and one of what was bought, so that judging
/// a purchase costs the same however long the book is.
enum ThingRow {
  static func insert(
    _ thing: PurchasedThing, of entry: Int64, in scope: LedgerScope, _ database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO thing (place, account, name, words, entry, isOpen) VALUES (?, ?, ?, ?, ?, 1)",
      arguments: [scope.place, scope.account, thing.description, thing.words, entry])
  }

  static func things(of entry: Int64, _ database: Database) throws -> [PurchasedThing] {
    let statement = try database.cachedStatement(sql: "SELECT name, words FROM thing WHERE entry = ? ORDER BY name")
    return try Row.fetchAll(statement, arguments: [entry]).map { PurchasedThing($0["name"], words: $0["words"]) }
  }

  /// The open entries that buy a thing.
  static func open(_ thing: PurchasedThing, _ scope: LedgerScope, _ database: Database) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: "SELECT entry FROM thing WHERE place = ? AND account = ? AND name = ? AND isOpen = 1 ORDER BY entry")
    return try Int64.fetchAll(statement, arguments: [scope.place, scope.account, thing.description])
  }

  /// The last entry that bought a thing since a moment.
  static func bought(
    _ thing: PurchasedThing, _ scope: LedgerScope, since: Date, _ database: Database
  ) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT entry FROM thing WHERE place = ? AND account = ? AND name = ? AND bought >= ?
        ORDER BY bought DESC LIMIT 1
        """)
    return try Int64.fetchOne(
      statement,
      arguments: [scope.place, scope.account, thing.description, since.timeIntervalSince1970])
  }
}
