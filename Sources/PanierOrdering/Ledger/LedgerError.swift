public import FoundationEssentials
import OVHClient

/// Why the ledger could not be used, or does not take what it is told.
public enum LedgerError: Error, Sendable, Hashable {
  /// It cannot be opened, read or written; carries the file and what the system says.
  case unusable(path: String, reason: String)
  /// It was written by a newer version of the program.
  case newer(path: String)
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

extension LedgerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unusable(let path, let reason):
      "the journal '\(path)' cannot be used: \(reason); nothing is ordered without it, make room or mend its rights"
    case .newer(let path):
      "the journal '\(path)' was written by a newer version of panier; use that version, or move the file away"
    case .noEntry(let id):
      "the journal has no entry \(id); 'panier journal list' shows those it has"
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
