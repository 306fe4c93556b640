import Glibc
import Testing

@testable import PanierTerminal

/// Random keys and bytes, against a terminal that only knows what was written to it.
@Suite struct RandomKeysTests {
  /// How many sequences of keys are tried: `PANIER_KEYS` says it (`scripts/fuzz keys`).
  private static let count = getenv("PANIER_KEYS").flatMap { Int(String(cString: $0)) } ?? 2000

  @Test func noKeysBreakTheTextOrTheScreen() {
    for seed in 0..<Self.count {
      var desk = RandomDesk(seed: UInt64(seed))
      if let failure = desk.play() {
        Issue.record("seed \(seed): \(failure)")
        return
      }
    }
  }
}
