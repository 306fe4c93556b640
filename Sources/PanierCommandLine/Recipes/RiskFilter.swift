public import PanierOrdering

/// Which risks a list shows: `quote`, `<= quote`, `> read`.
public struct RiskFilter: Sendable, Hashable {
  private enum Comparison: String, CaseIterable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case exactly = "="
  }

  private let comparison: Comparison
  private let risk: Risk

  /// Reads a filter; nil for any other text.
  public init?(_ text: String) {
    let bare = text.filter { !$0.isWhitespace }
    let comparison = Comparison.allCases.first { bare.hasPrefix($0.rawValue) }
    guard let risk = Risk(rawValue: String(bare.dropFirst(comparison?.rawValue.count ?? 0))) else { return nil }
    self.comparison = comparison ?? .exactly
    self.risk = risk
  }

  /// Whether a risk is shown.
  public func contains(_ other: Risk) -> Bool {
    switch comparison {
    case .atMost: other <= risk
    case .atLeast: other >= risk
    case .below: other < risk
    case .above: other > risk
    case .exactly: other == risk
    }
  }
}
