/// What a soak counts; of everything that has to be none, also where it was seen.
struct Tally: Sendable {
  /// What has to be none.
  enum Breach: String, Sendable, CaseIterable {
    case double = "doubles"
    case unknownOrder = "unknown orders"
    case centsBeyond = "cents beyond"
    case cartLeft = "carts left without a reason"
    case openEntry = "entries left open"
    case brokenRule = "broken rules of the ledger"
  }

  /// One thing that must not be.
  struct Finding: Sendable {
    var seed: UInt64
    var breach: Breach
    var what: String
  }

  var runs = 0
  var purchases = 0
  var faults = 0
  var kills = 0
  var diskFaults = 0
  var orders = 0
  var overruns = 0
  var entries: [String: Int] = [:]
  var breaches: [Breach: Int64] = [:]
  /// The first findings.
  var findings: [Finding] = []
  /// A sum of every event of every run: equal only when two soaks were equal byte for byte.
  var fingerprint: UInt64 = 0

  static let mostFindings = 20

  mutating func find(_ breach: Breach, _ what: String, seed: UInt64, by amount: Int64 = 1) {
    breaches[breach, default: 0] += amount
    if findings.count < Tally.mostFindings { findings.append(Finding(seed: seed, breach: breach, what: what)) }
  }

  /// Adds the counts of other runs.
  mutating func add(_ other: Tally) {
    runs += other.runs
    purchases += other.purchases
    faults += other.faults
    kills += other.kills
    diskFaults += other.diskFaults
    orders += other.orders
    overruns += other.overruns
    for (state, count) in other.entries { entries[state, default: 0] += count }
    for (breach, count) in other.breaches { breaches[breach, default: 0] += count }
    findings += other.findings.prefix(Tally.mostFindings - findings.count)
    fingerprint &+= other.fingerprint
  }

  /// Whether nothing was found.
  var isClean: Bool { breaches.isEmpty }

  /// The counts, a line each.
  var lines: [String] {
    var lines = [
      "runs \(runs), purchases \(purchases), faults \(faults), kills \(kills), disk faults \(diskFaults)",
      "orders \(orders), of them \(overruns) larger than the quote by another hand, and charged as they are",
      "entries: " + entries.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "),
    ]
    lines += Breach.allCases.map { "\($0.rawValue) \(breaches[$0] ?? 0)" }
    lines.append("fingerprint \(String(fingerprint, radix: 16))")
    return lines
  }
}
