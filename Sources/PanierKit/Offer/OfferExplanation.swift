import OVHClient
import PanierOrdering

/// How the price of an offer comes about, in lines for a person.
struct OfferExplanation {
  /// The lines, joined.
  let text: String

  /// Explains an offer.
  init(_ object: OfferObject) throws {
    var lines = ["\(object.domain): \(OfferExplanation.sentence(object.status))"]
    let prices = object.prices
    if let total = prices.total {
      let period = object.offer.recommendedDuration ?? object.offer.durations.first ?? "P1Y"
      lines.append("  \(period) at list price  \(prices[.price] ?? total)")
      if let fee = prices[.fee], fee.ucents != 0 { lines.append("  fee                 + \(fee)") }
      if let discount = prices.discount, discount.ucents != 0 { lines.append("  promotion           − \(discount)") }
      lines.append("  to pay, excl. tax    = \(total)")
    }
    if let renewal = prices.renewal {
      lines.append("  each year after        \(renewal)")
      if let total = prices.total {
        let third = try total.adding(renewal.multiplied(by: Int64(2)))
        lines.append("  three years together   \(third)")
      }
    }
    text = lines.joined(separator: "\n")
  }

  private static func sentence(_ status: OfferStatus) -> String {
    switch status {
    case .available: "free, at list price"
    case .premium: "free, at the registry's own price for this name"
    case .transferable: "taken; its owner may transfer it here with the transfer code"
    case .transferablePremium: "taken; its owner may transfer it here, at the registry's own price"
    case .aftermarket: "taken, and for sale on a resale platform"
    case .unavailable: "not to be had"
    }
  }
}
