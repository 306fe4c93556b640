/// One thing that is not as it was planned.
public struct PlanDifference: Sendable, Hashable {
  /// What differs: `total with tax`, `account`.
  public var what: String
  /// How it was planned; `none` for what was not there.
  public var planned: String
  /// How it is now; `gone` for what is not there any more.
  public var now: String

  /// Describes a difference.
  public init(what: String, planned: String, now: String) {
    self.what = what
    self.planned = planned
    self.now = now
  }
}

extension PlanDifference: CustomStringConvertible {
  /// The difference in words: `total with tax was 6.71 EUR and is 6.72 EUR`.
  public var description: String { "\(what) was \(planned) and is \(now)" }
}
