import OVHClient
import PanierOrdering
import PanierTerminal
import PanierVM

/// Offers: what is offered, at what price.
struct OfferLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    let offers = elements.compactMap { $0 as? OfferObject }
    return TextTable(
      title: "Offers, excl. tax",
      columns: [
        .init("Domain"), .init("Action"), .init("Status"), .init("Duration"),
        .init("Price", alignment: .decimal), .init("Discount", alignment: .decimal),
        .init("Fee", alignment: .decimal), .init("Total", alignment: .decimal), .init("Renewal", alignment: .decimal),
      ],
      rows: offers.map { offer in
        let prices = offer.prices
        return [
          .init(offer.domain), .init(offer.offer.action?.rawValue ?? ""),
          .init(offer.status.rawValue, style: offer.status.style),
          .init(OfferLayout.durations(offer.offer.durations)),
          .money(prices[.price]), .money(prices.discount), .money(prices[.fee]), .money(prices.total),
          .money(prices.renewal),
        ]
      },
      notes: offers.isEmpty ? ["nothing is offered"] : [])
  }

  /// The periods as a range where they follow each other by years: `P1Y … P10Y`.
  static func durations(_ texts: [String]) -> String {
    let years = texts.compactMap { text in (try? Period(text)).flatMap { $0.days == 0 ? $0.months : nil } }
    let isRange =
      years.count == texts.count && texts.count > 2
      && zip(years, years.dropFirst()).allSatisfy { $1 - $0 == 12 }
    if isRange, let first = texts.first, let last = texts.last { return "\(first) … \(last)" }
    return texts.joined(separator: ", ")
  }
}
