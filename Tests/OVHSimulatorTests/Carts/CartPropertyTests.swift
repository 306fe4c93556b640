import Glibc
import OVHClient
import Testing

@testable import OVHSimulator

/// Random carts: whatever is done to them, they can be read, totals add up and checkout keeps its word.
///
/// `PANIER_CARTS` in the environment says how many there are, 500 unless it does: a build for debugging takes about
/// 25 ms for each. The answers of every tenth are judged by the API's description too. A failure names the seed and the
/// smallest list of operations that still fails.
@Suite struct CartPropertyTests {
  private static let parts = 20
  private static let carts = getenv("PANIER_CARTS").flatMap { Int(String(cString: $0)) } ?? 500

  /// What a random cart is made of.
  private struct Scenario {
    var subsidiary: String
    var accountTax: Int64?
    var operations: [CartOperation]
    let isJudged: Bool

    init(seed: UInt64) {
      isJudged = seed % 10 == 0
      var generator = SeededGenerator(seed: seed)
      subsidiary = Subsidiary.codes.randomElement(using: &generator) ?? "FR"
      accountTax = Int.random(in: 0...3, using: &generator) == 0 ? Int64.random(in: 0...27, using: &generator) : nil
      operations = (0..<Int.random(in: 1...10, using: &generator)).map {
        CartOperation.random(first: $0 == 0, using: &generator)
      }
    }

    /// What does not hold; nil where all does.
    func problem(_ operations: [CartOperation]) -> String? {
      var configuration = SimulatorConfiguration()
      configuration.account.taxPercent = accountTax
      do {
        try CartTrial(APIClient(configuration, isJudged: isJudged), subsidiary: subsidiary, accountTax: accountTax).run(
          operations)
        return nil
      } catch {
        return "\(error)"
      }
    }
  }

  /// The smallest list that still fails, found by leaving out one operation at a time.
  private static func smallest(
    _ operations: [CartOperation], problem: ([CartOperation]) -> String?
  ) -> [CartOperation] {
    var operations = operations
    var index = 0
    while index < operations.count {
      var fewer = operations
      fewer.remove(at: index)
      if problem(fewer) != nil {
        operations = fewer
        index = 0
      } else {
        index += 1
      }
    }
    return operations
  }

  @Test(arguments: 0..<parts)
  func everyCartAddsUpAndCanBeRead(_ part: Int) async {
    for number in 0..<(Self.carts / Self.parts) {
      // Other tests wait for the same few threads.
      await Task.yield()
      let seed = UInt64(part * 1_000_000 + number)
      let scenario = Scenario(seed: seed)
      guard let problem = scenario.problem(scenario.operations) else { continue }
      let smallest = Self.smallest(scenario.operations, problem: scenario.problem)
      Issue.record(
        """
        cart \(seed) in \(scenario.subsidiary), tax \(scenario.accountTax.map(String.init) ?? "of the subsidiary"): \
        \(problem)
        smallest list of operations: \(smallest)
        which fails with: \(scenario.problem(smallest) ?? "nothing")
        """)
      return
    }
  }

  @Test func aListIsShrunkToWhatFails() {
    // Something that does not hold: the account pays 20 percent, not 19.
    let problem = { (operations: [CartOperation]) -> String? in
      do {
        try CartTrial(APIClient(), subsidiary: "FR", accountTax: 19).run(operations)
        return nil
      } catch {
        return "\(error)"
      }
    }
    let operations: [CartOperation] = [.describe, .coupon("NONE"), .domain("free-a.fr", years: 1), .remove(item: 5)]
    #expect(problem([.describe]) == nil)
    #expect(problem(operations) == "the tax and its rate: 112 and 106")
    #expect(Self.smallest(operations, problem: problem) == [.domain("free-a.fr", years: 1)])
  }
}
