/// How long a number of calls took.
struct Figure: Comparable, CustomStringConvertible {
  private let calls: Int
  private let seconds: Double
  private let processorSeconds: Double

  /// What any measure is better than.
  static let worst = Figure(calls: 1, seconds: .infinity, processorSeconds: .infinity)

  private init(calls: Int, seconds: Double, processorSeconds: Double) {
    self.calls = calls
    self.seconds = seconds
    self.processorSeconds = processorSeconds
  }

  /// Measures.
  init(_ calls: Int, _ body: () async throws -> Void) async rethrows {
    let used = Process.processorSeconds
    let took = try await ContinuousClock().measure(body)
    self.init(calls: calls, seconds: took / .seconds(1), processorSeconds: Process.processorSeconds - used)
  }

  /// The time of one call in words.
  var description: String {
    let rate = Int(Double(calls) / seconds)
    return "\(rate) calls/s, \(Int(processorSeconds / Double(calls) * 1e6)) µs of processor each"
  }

  /// The rate as a part of another's.
  func share(of rival: Figure) -> String {
    "\(Int((rival.seconds / Double(rival.calls)) / (seconds / Double(calls)) * 100)) % of the bare client"
  }

  static func < (first: Figure, second: Figure) -> Bool { first.seconds < second.seconds }
}
