public import FoundationEssentials
import OVHClient

/// Why the ledger could not be used, or does not take what it is told.
public enum LedgerError: Error, Sendable, Hashable {
  /// It cannot be opened, read or written; carries the file and what the system says.
  case unusable(path: String, reason: String)
  /// It was written by a newer version of the program.
  case newer(path: String)
  /// It is not the one in which the month was kept; carries the file, and the mark that names that one.
  case otherBook(path: String, mark: String)
  /// The shared ledger does not answer; carries its address without the password, and what the way to it says.
  case unreachable(ledger: String, reason: String)
  /// There is no ledger in the database.
  case notMade(ledger: String)
  /// The shared ledger is of an earlier version of the program.
  case older(ledger: String)
  /// The shared ledger is of a newer version of the program.
  case newerLedger(ledger: String)
  /// The role may not do this; carries what the server says.
  case forbidden(ledger: String, reason: String)
  /// The server lacks a change that it had confirmed; carries the file that remembers it.
  case lostChange(ledger: String, mark: String)
  /// Another server took over, which may lack the last changes, and nobody has accepted it.
  case failedOver(ledger: String)
  /// There is no such entry.
  case noEntry(id: Int64)
  /// The entry is settled already.
  case settled(id: Int64, state: LedgerState)
  /// Nobody may say that nothing was ordered before this moment.
  case tooEarly(id: Int64, until: Date)
  /// The order is the one of another entry.
  case orderTaken(orderID: Int64, entry: Int64)
  /// The entry is at work in another process, or went to one.
  case notYours(id: Int64)
}

extension LedgerError: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .unusable(let path, let reason):
      "the journal '\(path)' cannot be used: \(reason); nothing is ordered without it, make room or mend its rights"
    case .newer(let path):
      "the journal '\(path)' was written by a newer version of panier; use that version, or move the file away"
    case .otherBook(let path, let mark):
      "the journal '\(path)' is not the one that this month's budget was kept in, and a missing or other journal is no "
        + "fresh month; nothing is ordered: put the old file back, or remove '\(mark)' to count anew with this one"
    case .unreachable(let ledger, let reason):
      "the ledger '\(ledger)' cannot be reached: \(reason); nothing is ordered without it"
    case .notMade(let ledger):
      "the database '\(ledger)' is no ledger yet; \(words(.makeLedger))"
    case .older(let ledger):
      "the ledger '\(ledger)' is of an earlier version of panier; \(words(.migrateLedger)), nothing is ordered before"
    case .newerLedger(let ledger):
      "the ledger '\(ledger)' is of a newer version of panier; use that version, nothing is ordered with this one"
    case .forbidden(let ledger, let reason): "the ledger '\(ledger)' refuses it: \(reason)"
    case .lostChange(let ledger, _):
      "the ledger '\(ledger)' lacks a change that it had confirmed to this machine, as after a fail-over or a restored "
        + "backup; nothing is ordered: \(words(.acceptLoss))"
    case .failedOver(let ledger):
      "the ledger '\(ledger)' was taken over by another server, which may lack the last purchases; nothing is ordered: "
        + words(.acceptServer)
    case .noEntry(let id):
      "the journal has no entry \(id); \(words(.listEntries))"
    case .settled(let id, let state):
      "entry \(id) of the journal is settled already: \(state.rawValue)"
    case .tooEarly(let id, let until):
      "entry \(id) of the journal cannot be settled as not ordered before \(APIDate(until)): until then the API may "
        + "still be at work on the order"
    case .orderTaken(let orderID, let entry):
      "order \(orderID) is the one of entry \(entry) of the journal; one order cannot be two purchases"
    case .notYours(let id):
      "entry \(id) of the journal is at work in another process; wait for its end"
    }
  }
}
