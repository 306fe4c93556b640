import Glibc
import OVHClient
import OVHSimulator
import PanierOrdering
public import PanierPostgres

/// A journal of one machine that is taken along into a shared ledger.
public struct JournalFile: Sendable {
  private let ledger: SQLiteLedger

  /// Names a journal.
  /// - Parameter path: the file, which has to be there.
  /// - Throws: ``CommandFailure`` with exit code 2 when it is not.
  public init(_ path: String) throws {
    guard access(path, F_OK) == 0 else { throw CommandFailure(.usage, "there is no journal '\(path)'") }
    ledger = SQLiteLedger(file: path)
  }

  /// Takes its entries along, but for those of the built-in simulator.
  /// - Returns: how many were taken, and how many were there already.
  public func take(
    to administration: LedgerAdministration, _ options: ShellOptions
  ) async throws -> (taken: Int, known: Int) {
    try await administration.take(
      ledger, id: try await ledger.id(), labels: PurchaseLabels(of: options),
      where: { $0.scope.place != Endpoint.simulator.place })
  }
}
