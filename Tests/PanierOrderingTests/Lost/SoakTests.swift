import Testing

@testable import Soak

/// The soak finds what is wrong, finds nothing where nothing is, and is the same each time.
@Suite struct SoakTests {
  @Test func findsNothing() async {
    let tally = await Soak.play(purchases: 100, seed: 1, jobs: 2)
    #expect(tally.purchases >= 100 && tally.orders > 0 && tally.kills > 0 && tally.diskFaults > 0)
    #expect(tally.isClean, "\(tally.findings)")
  }

  @Test func isTheSameOnAnyNumberOfCores() async {
    let first = await Soak.play(purchases: 50, seed: 7, jobs: 1)
    let second = await Soak.play(purchases: 50, seed: 7, jobs: 2)
    #expect(first.lines == second.lines)
  }

  @Test func tellsAnotherSeedApart() async {
    let first = await Soak.play(purchases: 20, seed: 7, jobs: 2)
    let second = await Soak.play(purchases: 20, seed: 8, jobs: 2)
    #expect(first.fingerprint != second.fingerprint)
  }

  @Test func playsOneRunAgainByteForByte() async {
    let first = await SoakRun(seed: 42, keepsLines: true).play().contents
    let second = await SoakRun(seed: 42, keepsLines: true).play().contents
    #expect(!first.lines.isEmpty && first.lines == second.lines)
  }

  @Test func seesThatProcessesDoNotShareTheirLedger() async {
    let tally = await Soak.play(purchases: 300, seed: 1, jobs: 2, sabotage: .separateLedgers)
    #expect((tally.breaches[.double] ?? 0) > 0)
    #expect((tally.breaches[.unknownOrder] ?? 0) > 0)
  }

  @Test func seesThatNobodyWaitsForOrdersThatComeLate() async {
    let tally = await Soak.play(purchases: 300, seed: 1, jobs: 2, sabotage: .noSettling)
    #expect((tally.breaches[.brokenRule] ?? 0) > 0)
  }
}
