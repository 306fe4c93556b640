/// What the operator allows a run to spend, with tax.
public struct SpendingLimits: Sendable {
  /// The most that all orders of the run may cost together: `--budget`, or `[budget] per_run` of the configuration.
  public var perRun: Money?
  /// Whether what the journal says was ordered within 24 hours is refused unless the call asks for it again.
  public var refusesRepeats: Bool

  /// Whether every purchase needs a bound: ``perRun``, or the maximum of the call.
  public var needsBound: Bool

  /// Creates limits.
  /// - Parameters:
  ///   - perRun: the most that all orders of the run may cost together; nil for no limit.
  ///   - refusesRepeats: whether what was ordered within 24 hours is refused unless the call asks for it again.
  ///   - needsBound: whether every purchase needs a bound.
  public init(perRun: Money? = nil, refusesRepeats: Bool = true, needsBound: Bool = false) {
    self.perRun = perRun
    self.refusesRepeats = refusesRepeats
    self.needsBound = needsBound
  }

  /// Whether a purchase is made again on purpose, and not only because repeats are not refused.
  func isAskedAgain(_ intent: PurchaseIntent) -> Bool { refusesRepeats && intent.mayRepeat }
}
