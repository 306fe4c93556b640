import Glibc
import OVHClient
import PanierKit
public import PanierOrdering

/// Gives back the money that a plan holds in the budgets of the month.
public struct PlanRelease: Sendable {
  private let ledger: any Ledger

  /// Prepares the release.
  /// - Parameter ledger: the ledger that the plan holds its money in.
  public init(in ledger: any Ledger) { self.ledger = ledger }

  /// Gives the money back.
  /// - Parameter name: the file of the plan, or the first digits of its id.
  /// - Returns: what was given back, a line each; nil when the plan holds nothing.
  /// - Throws: ``CommandFailure`` with exit code 2 for what names no plan; `LedgerError`.
  public func release(_ name: String) async throws -> String? {
    let entries = try await PlanHold(of: try await id(name), in: ledger).giveBack()
    guard !entries.isEmpty else { return nil }
    return entries.map { "entry \($0.id)  \($0.total)  \($0.bought.joined(separator: ", "))" }.joined(separator: "\n")
  }

  private func id(_ name: String) async throws -> String {
    let isID = (8...32).contains(name.count) && name.allSatisfy(\.isHexDigit)
    guard isID, access(name, F_OK) != 0 else { return try PlanFile(path: name).plan.id }
    let held = Set(try await ledger.entries(.open).filter(\.isHeldByPlan).compactMap { $0.plan?.plan })
    let found = held.filter { $0.hasPrefix(name.lowercased()) }
    guard found.count <= 1 else {
      throw CommandFailure(.usage, "'\(name)' begins the ids of \(found.count) plans; write more of its digits")
    }
    return found.first ?? name
  }
}
