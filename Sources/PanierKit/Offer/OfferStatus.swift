import OVHClient

/// What a domain offer means for the one who asks, read from its pricing mode and action.
public enum OfferStatus: String, Sendable, Hashable, CaseIterable {
  /// Free, at list price: `create-default`.
  case available
  /// Free, at the registry's own price for this name: `create-premium`.
  case premium
  /// Taken; may be brought here by its owner: `transfer-default`.
  case transferable
  /// Taken; may be brought here, at the registry's own price: `transfer-premium`.
  case transferablePremium = "transferable premium"
  /// Taken; sold on a resale platform: `transfer-aftermarket1`, `transfer-aftermarket2`.
  case aftermarket
  /// Not to be had: `orderable` is false.
  case unavailable

  /// Reads an offer.
  ///
  /// An offer of a kind that is not known here counts as unavailable, never as free.
  init(_ offer: DomainOffer) {
    guard offer.orderable else {
      self = .unavailable
      return
    }
    switch offer.pricingMode {
    case .createDefault: self = .available
    case .createPremium: self = .premium
    case .transferDefault: self = .transferable
    case .transferPremium: self = .transferablePremium
    case .transferAftermarket1, .transferAftermarket2: self = .aftermarket
    case .default, nil:
      // Older answers: the action alone tells.
      switch offer.action {
      case .create, nil: self = .available
      case .transfer: self = .transferable
      default: self = .unavailable
      }
    default: self = .unavailable
    }
  }
}
