import PanierOrdering

/// What the sums of a journal are made by.
public enum JournalGrouping: String, Sendable, CaseIterable {
  /// Who bought.
  case `operator`
  /// Where they bought.
  case machine
  /// What for.
  case project

  /// The group of an entry; nothing where that is not known.
  func name(of entry: LedgerEntry) -> String {
    let name: String? =
      switch self {
      case .operator: entry.labels.operator
      case .machine: entry.labels.machine
      case .project: entry.labels.project
      }
    return name ?? ""
  }
}
