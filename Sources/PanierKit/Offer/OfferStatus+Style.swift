import PanierTerminal

extension OfferStatus {
  /// How the status is painted.
  var style: Style {
    switch self {
    case .available: .green
    case .premium, .transferablePremium, .aftermarket: .yellow
    case .transferable: .plain
    case .unavailable: .dim
    }
  }
}
