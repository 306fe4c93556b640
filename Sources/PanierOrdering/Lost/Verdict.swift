import OVHClient

/// What a failed call that buys proves, at once.
enum Verdict: Sendable, Hashable {
  /// The request certainly never left.
  case notSent
  /// The API refused it before it made anything.
  case refused
  /// Everything else.
  case unknown

  /// Judges a failure; every failure is exactly one of the three.
  /// - Parameters:
  ///   - error: the failure.
  ///   - kind: what was to be done.
  ///   - isStillOpen: whether the cart, or the order that was to be paid, was read after it and found untouched.
  init(_ error: any Error, of kind: PurchaseKind, isStillOpen: Bool) {
    guard let error = error as? OVHError else {
      self = error is any CallNotSent ? .notSent : .unknown
      return
    }
    if error.status == nil, !error.mayHaveHappened {
      self = .notSent
    } else if isStillOpen, RefusalRow.table.contains(where: { $0.kinds.contains(kind) && $0.fits(error) }) {
      self = .refused
    } else {
      self = .unknown
    }
  }
}
