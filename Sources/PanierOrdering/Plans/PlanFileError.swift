/// Why a file is not a plan that can be used.
public enum PlanFileError: Error, Sendable, Hashable {
  /// It is no plan; carries why.
  case noPlan(path: String, reason: String)
  /// It is not what was written: its hash is another.
  case edited(path: String)
  /// A newer version of the program wrote it.
  case newer(path: String)
}

extension PlanFileError: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .noPlan(let path, let reason):
      "'\(path)' is no plan: \(reason); \(words(.makePlan))"
    case .edited(let path):
      "'\(path)' was changed after it was planned: its content does not match its hash; nothing was ordered, make a new "
        + "plan"
    case .newer(let path):
      "'\(path)' was written by a newer version of panier; use that version, or make a new plan"
    }
  }
}
