import Foundation
import GRDB
import LedgerSuite
import Testing

@testable import PanierOrdering

/// The ledger as a file of SQLite.
@Suite struct SQLiteLedgerTests {
  let folder = FileManager.default.temporaryDirectory.path + "/ledger-" + UUID().uuidString
  var path: String { folder + "/state/journal.sqlite" }

  @Test func doesWhatEveryLedgerDoes() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = path
    let suite = LedgerSuite { owner, running, now, budgets in
      SQLiteLedger(path: path, owner: owner, budgets: budgets, isRunning: running, now: now)
    }
    try await suite.run()
  }

  @Test func isOnDiskForTheNextProcessAndForItsOwnerAlone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    _ = try await shop.spending(ledger: shop.ledger(path)).checkout(shop.request())
    #expect(try await shop.states(SQLiteLedger(path: path)) == [.ordered])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let all = try #require(FileManager.default.contents(atPath: path))
    #expect(!String(decoding: all, as: UTF8.self).contains("password"))
  }

  @Test func ordersNothingThatCannotBeNoted() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let shop = try await Shop()
    await #expect {
      try await shop.spending(ledger: SQLiteLedger(path: path)).checkout(shop.request())
    } throws: {
      "\($0)"
        == "the journal '\(path)' cannot be used: it is no regular file; move it away; nothing is ordered without it, "
        + "make room or mend its rights"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func refusesAFileThatIsNoJournal() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: true)
    try #require(FileManager.default.createFile(atPath: path, contents: Data(String(repeating: "x", count: 5000).utf8)))
    await #expect {
      try await SQLiteLedger(path: path).entries(LedgerFilter())
    } throws: {
      "\($0)".hasPrefix("the journal '\(path)' cannot be used: file is not a database; ")
    }
  }

  @Test func isRefusedThroughASymbolicLinkAndWhatThatLeadsToIsLeftAlone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/folder.sqlite", withIntermediateDirectories: true)
    let target = folder + "/target"
    try "mine".write(toFile: target, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target)
    for (name, destination) in [("link", target), ("device", "/dev/null"), ("dangling", folder + "/none")] {
      let path = "\(folder)/\(name).sqlite"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
      let error = await #expect(throws: LedgerError.self) { try await SQLiteLedger(path: path).entries(LedgerFilter()) }
      #expect(
        error?.description.contains("it is a symbolic link, which is not followed; put the file itself there") == true)
    }
    await #expect(throws: LedgerError.self) {
      try await SQLiteLedger(path: folder + "/folder.sqlite").entries(LedgerFilter())
    }
    #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o644)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
    // A journal that others could read becomes its owner's alone.
    let path = folder + "/open.sqlite"
    #expect(FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
    #expect(try await SQLiteLedger(path: path).entries(LedgerFilter()).isEmpty)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  /// The filters that a purchase asks by, and those of the pages.
  static let filters = [
    LedgerFilter.open, LedgerFilter(scope: LedgerScope(place: "p", account: "a"), states: LedgerFilter.open.states),
    LedgerFilter(scope: LedgerScope(place: "p", account: "a"), states: [.notOrdered], limit: 1),
    LedgerFilter(states: [.notOrdered], postedSince: Date(timeIntervalSince1970: 0)),
    LedgerFilter(plan: "0f3a"),
  ]

  @Test(arguments: filters) func asksByAnIndexHoweverLongTheBookIs(filter: LedgerFilter) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try await SQLiteLedger(path: path).entries(filter).isEmpty)
    let queue = try DatabaseQueue(path: path)
    let (sql, arguments) = LedgerRow.query(filter)
    let plan = try await queue.read { database in
      try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
    }
    #expect(plan.allSatisfy { !$0.contains("SCAN entry") || $0.contains("USING INDEX") }, "\(plan)")
  }

  @Test func neverRewritesItsHistory() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ledger = SQLiteLedger(path: path)
    _ = try await ledger.hold(
      PurchaseIntent(
        scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"), things: []), lease: 60)
    let queue = try DatabaseQueue(path: path)
    for change in ["UPDATE history SET state = 'refused'", "DELETE FROM history"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: change) } }
    }
  }

  /// A journal as the first version wrote it: three purchases of one account, which it does not name.
  private func writeFirstVersion() throws {
    try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: path)
    try LedgerFile.migrator.migrate(queue, upTo: "purchase")
    try queue.write { database in
      for (state, order) in [("ordered", 70 as Int64?), ("intended", nil), ("not ordered", nil)] {
        try database.execute(
          sql: """
            INSERT INTO purchase (date, endpoint, cartID, ucents, currency, lines, location, owner, state, orderID)
            VALUES (?, 'ovh-eu', 'cart', 671000000, 'EUR', ?, 'order.lua:3', 'gone', ?, ?)
            """,
          arguments: [1_800_000_000.0, "b \(state)\na \(state)", state, order])
      }
    }
  }

  @Test func takesOverWhatTheFirstVersionWrote() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try writeFirstVersion()
    let ledger = SQLiteLedger(path: path, now: { Date(timeIntervalSince1970: 1_800_003_600) })
    let entries = try await ledger.entries(LedgerFilter())
    #expect(entries.map(\.id) == [3, 2, 1] && entries.map(\.state) == [.notOrdered, .posting, .ordered])
    #expect(entries.map(\.orderID) == [nil, nil, 70] && entries.map(\.scope.place) == ["ovh-eu", "ovh-eu", "ovh-eu"])
    #expect(entries[2].lines.map(\.description) == ["b ordered", "a ordered"] && entries[2].location == "order.lua:3")
    #expect(try await ledger.history(of: 1).map(\.state) == [.ordered])
    // What it noted still stops the same lines, of whatever account.
    func intent(_ state: String) -> PurchaseIntent {
      PurchaseIntent(
        scope: LedgerScope(place: "ovh-eu", account: "xx1111-ovh"), reference: "new", total: .zero("EUR"),
        lines: ["a \(state)", "b \(state)"].map { LedgerLine(description: $0, quantity: 1, total: nil) }, things: [])
    }
    await #expect(throws: LedgerRefusal.open(entries[1])) { try await ledger.judge(intent("intended")) }
    await #expect(throws: LedgerRefusal.repeated(entries[2])) { try await ledger.judge(intent("ordered")) }
    try await ledger.judge(intent("not ordered"))
    // Its money counts for the team.
    let limited = SQLiteLedger(
      path: path, budgets: [Budget(.team, Money(ucents: 20 * Money.unit, currency: "EUR"))],
      now: { Date(timeIntervalSince1970: 1_800_003_600) })
    let team = try #require(try await limited.budgets(at: "ovh-ca").first)
    #expect(team.month.text == "2027-01" && "\(team.spent)" == "6.71 EUR" && "\(team.reserved)" == "6.71 EUR")
  }

  @Test func refusesAMissingOrOtherJournalOnceAMonthIsCountedInOne() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mark = folder + "/data/journal.mark"
    func ledger(isBinding: Bool, _ path: String) -> SQLiteLedger {
      SQLiteLedger(path: path, mark: BookMark(path: mark, isBinding: isBinding))
    }
    #expect(try await ledger(isBinding: true, path).entries(LedgerFilter()).isEmpty)
    #expect(try await ledger(isBinding: true, path).entries(LedgerFilter()).isEmpty)
    let refusal = LedgerError.otherBook(path: path, mark: mark)
    try FileManager.default.removeItem(atPath: path)
    await #expect(throws: refusal) { try await ledger(isBinding: true, path).entries(LedgerFilter()) }
    // Still, now that a fresh one was made.
    await #expect(throws: refusal) { try await ledger(isBinding: true, path).entries(LedgerFilter()) }
    #expect(
      refusal.description
        == "the journal '\(path)' is not the one that this month's budget was kept in, and a missing or other journal is "
        + "no fresh month; nothing is ordered: put the old file back, or remove '\(mark)' to count anew with this one")
    // Without a budget of the month it does not matter.
    #expect(try await ledger(isBinding: false, path).entries(LedgerFilter()).isEmpty)
    try FileManager.default.removeItem(atPath: mark)
    #expect(try await ledger(isBinding: true, path).entries(LedgerFilter()).isEmpty)
    await #expect(throws: LedgerError.self) {
      try await ledger(isBinding: true, folder + "/other.sqlite").entries(LedgerFilter())
    }
  }

  @Test func countsAMonthToTheMostThatMoneyHolds() async throws {
    let most = Money(ucents: .max, currency: "EUR")
    let ledger = SQLiteLedger(budgets: [Budget(.team, most)])
    for number in 1...3 {
      let ticket = try await ledger.hold(
        PurchaseIntent(
          scope: LedgerScope(place: "ovh-eu", account: "x"), reference: "c", total: .zero("EUR"),
          things: [PurchasedThing("thing \(number)")]), lease: 60)
      _ = try await ledger.permit(ticket, posted: Date())
      try await ledger.settle(ticket, .ordered(orderID: Int64(number), total: most, reason: nil))
    }
    let standing = try #require(try await ledger.budgets(at: "ovh-eu").first)
    #expect(standing.spent == most && standing.left == .zero("EUR"))
  }
}
