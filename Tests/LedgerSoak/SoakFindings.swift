/// What a run counted; everything below *never* has to be nothing.
struct SoakFindings: Sendable {
  var seed: UInt64 = 0
  var processes = 0
  var kills = 0
  var pauses = 0
  var crashes = 0
  var cuts = 0
  var holdUps = 0
  var faults = 0
  var looks = 0
  var orders = 0
  var entries = 0
  var changes = 0
  /// What must never be, by what it is called.
  var never: [(name: String, count: Int, example: String)] = []

  /// Whether nothing was found, and enough was done to find something.
  var isClean: Bool { never.allSatisfy { $0.count == 0 } && orders > 0 }

  mutating func count(_ name: String, _ found: [String]) {
    never.append((name, found.count, found.first ?? ""))
  }

  var lines: [String] {
    [
      "seed \(seed)",
      "\(processes) processes, \(kills) kills, \(pauses) pauses beyond the lease, \(crashes) crashes of the server",
      "\(cuts) connections cut, \(holdUps) held up, \(faults) answers late, lost or wrong, \(looks) looks at the budgets",
      "\(orders) orders, \(entries) entries, \(changes) changes",
    ] + never.map { "\($0.name): \($0.count)" + ($0.count == 0 ? "" : ", as \($0.example)") }
  }
}
