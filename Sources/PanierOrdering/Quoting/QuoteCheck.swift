import OVHClient

/// Judges a quote by itself before it is believed.
enum QuoteCheck {
  /// What is wrong with a quote, in words; nil when it adds up.
  /// - Parameters:
  ///   - preview: the answer of the API.
  ///   - hasItems: whether there is something in the cart, so that lines must be there too.
  static func fault(of preview: OrderPreview, hasItems: Bool) -> String? {
    let totals = [preview.prices.withoutTax, preview.prices.withTax] + (preview.prices.tax.map { [$0] } ?? [])
    let prices = totals + preview.lines.flatMap { [$0.totalPrice] + ($0.unitPrice.map { [$0] } ?? []) }
    if let odd = prices.first(where: { !$0.isConsistent }) {
      return "an amount is sent twice and differs: '\(odd.text)' and \(Money(odd))"
    }
    let currencies = Set(prices.map(\.currencyCode)).sorted()
    guard currencies.count == 1 else { return "it mixes currencies: \(currencies.joined(separator: ", "))" }
    let withTax = Money(preview.prices.withTax)
    guard !withTax.isNegative else { return "its total with tax is \(withTax), below zero" }
    if hasItems, preview.lines.isEmpty { return "it has no lines, although the cart has items" }
    do {
      let withoutTax = Money(preview.prices.withoutTax)
      if let tax = preview.prices.tax.map({ Money($0) }), try withoutTax.adding(tax) != withTax {
        return "\(withoutTax) without tax and \(tax) of tax are not \(withTax)"
      }
      var sum = Money.zero(withTax.currency)
      for line in preview.lines { sum = try sum.adding(Money(line.totalPrice)) }
      // Lines may be told more exactly than the totals, which are rounded to the cent.
      let difference = try sum.subtracting(withoutTax).ucents.magnitude
      guard preview.lines.isEmpty || difference < Money.cent.magnitude else {
        return "its lines add up to \(sum), its total without tax is \(withoutTax)"
      }
    } catch {
      return "\(error)"
    }
    return nil
  }
}
