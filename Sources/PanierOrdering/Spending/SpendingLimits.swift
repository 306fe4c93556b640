/// What the operator allows a run to spend, with tax.
public struct SpendingLimits: Sendable {
  /// The most that all orders of the run may cost together: `--budget`, or `[budget] per_run` of the configuration.
  public var perRun: Money?

  /// Creates limits.
  /// - Parameter perRun: the most that all orders of the run may cost together; nil for no limit.
  public init(perRun: Money? = nil) {
    self.perRun = perRun
  }
}
