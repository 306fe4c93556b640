import FoundationEssentials
import GRDB
import Glibc
import PanierKit

// What a purchase costs in the ledger, on a book of any length: judged, held, permitted and settled.
//
//   LedgerBench FOLDER [ENTRIES] [PURCHASES]
//
// In a folder in memory the figure is the host's own time; on a disk it is that and five durable writes.

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("give a folder, as in: LedgerBench /dev/shm 1000000 1000")
  exit(2)
}
let entries = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 0
let purchases = arguments.count > 3 ? Int(arguments[3]) ?? 1000 : 1000
let path = "\(arguments[1])/ledger-bench-\(getpid()).sqlite"
defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(path + ending) } }
let scope = LedgerScope(place: "ovh-eu", account: "xx1111-ovh")
let ledger = SQLiteLedger(
  path: path,
  budgets: [
    Budget(.team, Money(ucents: .max, currency: "EUR")), Budget(.project("shop"), Money(ucents: .max, currency: "EUR")),
  ])
_ = try await ledger.entries(LedgerFilter(limit: 1))

// The book: ordered entries of the last day, each with three things, and a history.
let book = try DatabaseQueue(path: path)
try book.write { database in
  let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(entries))"
  guard entries > 0 else { return }
  try database.execute(
    sql: """
      \(numbers) INSERT INTO entry (kind, place, account, date, reference, ucents, currency, lines, owner, epoch, lease,
        posted, state, orderID, isOverrun, month, charge, project)
      SELECT 'order', 'ovh-eu', 'xx1111-ovh', unixepoch() - i % 80000, 'cart ' || i, 671000000, 'EUR', '[]', 'gone', 1,
        unixepoch(), unixepoch() - i % 80000, 'ordered', i, 0, strftime('%Y-%m', 'now'), 671000000, 'shop' FROM n;
      INSERT INTO spending (budget, month, purse, currency, reserved, spent)
        SELECT name, strftime('%Y-%m', 'now'), '', 'EUR', 0, 671000000 * \(entries)
        FROM (SELECT 'team' AS name UNION SELECT 'project shop') AS names;
      INSERT INTO history (entry, date, state, owner, orderID, ucents, currency)
        SELECT id, date, state, owner, orderID, ucents, currency FROM entry;
      """)
  for word in ["create name", "vps plan", "hosting plan"] {
    try database.execute(
      sql: """
        INSERT INTO thing (place, account, name, entry, isOpen, bought)
          SELECT place, account, '\(word) ' || id, id, 0, date FROM entry
        """)
  }
}
try book.close()

var figures: [Duration] = []
let clock = ContinuousClock()
for number in 0..<purchases {
  let intent = PurchaseIntent(
    scope: scope, reference: "cart new \(number)", total: Money(ucents: 671_000_000, currency: "EUR"),
    lines: (1...8).map { LedgerLine(description: "line \($0)", quantity: 1, total: .zero("EUR")) },
    things: [.domain("new-\(number).fr", action: "create"), PurchasedThing("plan \(number)")],
    labels: PurchaseLabels(operator: "ada", machine: "here", project: "shop"))
  let start = clock.now
  try await ledger.judge(intent)
  let ticket = try await ledger.hold(intent, lease: 60)
  guard try await ledger.permit(ticket, posted: Date()) else { exit(1) }
  try await ledger.settle(ticket, .ordered(orderID: Int64(entries + number + 1), total: nil, reason: nil))
  figures.append(clock.now - start)
}
figures.sort()
func milliseconds(_ duration: Duration) -> String { "\(Double(Int(duration / .microseconds(1))) / 1000) ms" }
print(
  "\(entries) entries: a purchase costs p50 \(milliseconds(figures[figures.count / 2])), "
    + "p99 \(milliseconds(figures[figures.count * 99 / 100]))")
let start = clock.now
let page = try await ledger.entries(LedgerFilter(limit: 50))
print("the newest \(page.count) entries are read in \(milliseconds(clock.now - start))")
