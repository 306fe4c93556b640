/// Why the journal could not be used.
public enum JournalError: Error, Sendable, Hashable {
  /// It cannot be opened, read or written; holds the file and what the system says.
  case unusable(path: String, reason: String)
  /// It was written by a newer version of the program.
  case newer(path: String)
  /// There is no such entry.
  case noEntry(id: Int64)
  /// The entry is settled already.
  case settled(id: Int64, state: JournalState)
}

extension JournalError: CustomStringConvertible {
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
    }
  }
}
