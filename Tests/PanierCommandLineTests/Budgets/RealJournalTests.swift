import Foundation
import PanierOrdering
import Testing

@testable import PanierCommandLine

/// The journal as runs on real endpoints open it.
@Suite struct RealJournalTests {
  @Test func aMissingJournalIsNoFreshMonthWhereMoneyMoves() async throws {
    let folder = try TemporaryFolder()
    let environment = ShellEnvironment.test(home: folder.path)
    var options = try ShellOptions.typed()
    options.monthly = [Budget(.team, try Money("500 EUR"))]
    let journal = environment.stateDirectory + "/journal.sqlite"
    func open(isReal: Bool, _ options: ShellOptions) async throws {
      _ = try await SQLiteLedger(of: environment, options, isReal: isReal).entries(LedgerFilter())
    }
    // Practice leaves no mark.
    try await open(isReal: false, options)
    #expect(!FileManager.default.fileExists(atPath: environment.dataDirectory + "/journal.mark"))
    try await open(isReal: true, options)
    try FileManager.default.removeItem(atPath: journal)
    await #expect(throws: LedgerError.otherBook(path: journal, mark: environment.dataDirectory + "/journal.mark")) {
      try await open(isReal: true, options)
    }
    try await open(isReal: false, options)
    try await open(isReal: true, try ShellOptions.typed())
  }
}
