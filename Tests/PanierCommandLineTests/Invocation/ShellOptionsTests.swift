import ArgumentParser
import OVHClient
import PanierOrdering
import Testing

@testable import PanierCommandLine

@Suite struct ShellOptionsTests {
  @Test func aBudgetThatIsGivenTwiceIsRefused() {
    let error = #expect(throws: (any Error).self) {
      try ShellOptions.typed("--budget", "10 EUR", "--budget=1000 EUR")
    }
    #expect(
      error.map { ShellOptions.message(for: $0) }
        == "--budget is given 2 times (10.00 EUR, 1000.00 EUR); give it once")
  }

  @Test func aBudgetAcrossLinesIsRefused() {
    #expect(throws: (any Error).self) { try ShellOptions.typed("--budget", "5\n0 EUR") }
  }

  @Test(
    arguments: [(nil, true, 60.0), ("0", true, nil), ("2", true, 120.0), (nil, false, nil), ("0", false, nil)]
      as [(String?, Bool, Double?)])
  func noCallsASecondIsNoLimit(typed: String?, isReal: Bool, pace: Double?) throws {
    var options = try ShellOptions.typed()
    if let typed { options = try ShellOptions.typed("--max-rps", typed) }
    let choice = EndpointChoice(endpoint: Endpoint.all[0], credentials: .none, isReal: isReal)
    #expect(Connection.pace(options, choice) == pace)
    #expect(throws: (any Error).self) { try ShellOptions.typed("--max-rps", "-1") }
  }

  @Test(arguments: [([], true, false), (["-y"], true, true), (["-y"], false, false)] as [([String], Bool, Bool)])
  func aYesThatIsGivenBeforehandNeedsABoundWhereMoneyMoves(words: [String], isReal: Bool, needs: Bool) throws {
    let options = try ShellOptions.parse(words)
    let choice = EndpointChoice(endpoint: Endpoint.all[0], credentials: .none, isReal: isReal)
    #expect(Runtime.limits(options, choice).needsBound == needs)
  }
}
