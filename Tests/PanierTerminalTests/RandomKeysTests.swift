import Glibc
import Testing

@testable import PanierTerminal

/// Random keys and bytes, against a terminal that only knows what was written to it.
@Suite struct RandomKeysTests {
  /// How many sequences of keys are tried: `PANIER_KEYS` says it (`scripts/fuzz keys`).
  private static let count = getenv("PANIER_KEYS").flatMap { Int(String(cString: $0)) } ?? 1000

  @Test func noKeysBreakTheTextOrTheScreen() {
    var failures = 0
    for seed in 0..<Self.count where failures < 5 {
      var desk = RandomDesk(seed: UInt64(seed))
      guard let failure = desk.play() else { continue }
      failures += 1
      Issue.record("seed \(seed): \(failure)")
    }
  }
}
