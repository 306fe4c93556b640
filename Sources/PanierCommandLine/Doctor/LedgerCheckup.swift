import PanierOrdering
import PanierPostgres

/// Whether purchases can be noted: in the journal of this machine, or in the ledger of a team.
public struct LedgerCheckup: Sendable {
  private let journal: String
  private let ledger: any Ledger
  private let shared: PostgresLedger?

  /// Prepares the look.
  /// - Parameters:
  ///   - choice: where purchases are noted.
  ///   - environment: the world around the program.
  public init(_ choice: LedgerChoice, _ environment: ShellEnvironment) {
    journal = environment.stateDirectory + "/journal.sqlite"
    ledger = choice.ledger()
    shared = choice.shared
  }

  /// Looks.
  /// - Returns: what was found, and ``ExitStatus/done`` when purchases can be noted, `network` when the ledger cannot be
  ///   reached, `refused` otherwise.
  public func examine() async -> (finding: DoctorFinding, status: ExitStatus) {
    do {
      guard let shared else { return (try await ofFile(), .done) }
      return (try await ofTeam(shared), .done)
    } catch {
      if case .unreachable? = error as? LedgerError { return (DoctorFinding(.failure, "ledger", "\(error)"), .network) }
      return (DoctorFinding(.failure, shared == nil ? "journal" : "ledger", "\(error)"), .refused)
    }
  }

  private func ofFile() async throws -> DoctorFinding {
    let unknown = try await ledger.entries(.open).filter { $0.state == .unknown }
    guard !unknown.isEmpty else { return DoctorFinding(.ok, "journal", journal) }
    return DoctorFinding(
      .warning, "journal",
      "\(journal) has \(unknown.count) entr\(unknown.count == 1 ? "y" : "ies") whose ending is not known; 'panier journal "
        + "reconcile' finds out")
  }

  private func ofTeam(_ shared: PostgresLedger) async throws -> DoctorFinding {
    let status = try await LedgerAdministration(shared).status()
    guard status.isAccepted else { throw LedgerError.failedOver(ledger: status.address) }
    let role = status.isAdministrator ? "an administrator" : "an operator"
    return DoctorFinding(.ok, "ledger", "\(status.address) answers to \(status.login), \(role)")
  }
}
