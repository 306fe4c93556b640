/// How long an entry took, and its calls.
enum CallTimes {
  /// The most calls that are told one by one.
  private static let most = 12

  /// The lines to show.
  static func text(_ total: Duration, _ calls: [CallLog.Call]) -> String {
    let head = "took \(milliseconds(total))"
    guard !calls.isEmpty else { return head }
    let waiting = calls.reduce(Duration.zero) { $0 + $1.elapsed }
    let count = "\(calls.count) call\(calls.count == 1 ? "" : "s")"
    // The slowest calls are the ones worth knowing; they stay in the order in which they were made.
    let slowest = Set(
      calls.indices.sorted { calls[$0].elapsed > calls[$1].elapsed }.prefix(most))
    let shown = calls.indices.filter(slowest.contains).map { calls[$0] }
    let times = shown.map { milliseconds($0.elapsed) }
    let width = times.map(\.count).max() ?? 0
    let lines = zip(shown, times).map { call, time in
      String(repeating: " ", count: width - time.count) + time
        + "  \(call.method) \(call.path) → \(call.status.map(String.init) ?? "no answer")"
    }
    let rest = calls.count - lines.count
    let more = rest > 0 ? ["and \(rest) faster ones"] : []
    return ([head + ", \(milliseconds(waiting)) of it in \(count)"] + lines + more)
      .joined(separator: "\n")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let value = Int((duration / .microseconds(100)).rounded())
    return "\(value / 10).\(value % 10) ms"
  }
}
