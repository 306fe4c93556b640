import OVHClient

/// The totals of some lines, with tax.
struct OrderTotals: Codable, Sendable, Hashable {
  var withoutTax: Amount
  var originalWithoutTax: Amount
  var reduction: Amount
  var tax: Amount

  /// Adds up lines; the tax is rounded half up to the cent once, on the total.
  init(_ lines: [OrderLine], taxPercent: Int64) {
    withoutTax = lines.reduce(.zero) { $0 + $1.total }
    originalWithoutTax = lines.reduce(.zero) { $0 + $1.original }
    reduction = lines.reduce(.zero) { $0 + $1.reduction }
    tax = withoutTax.share(taxPercent, of: 100)
  }

  var withTax: Amount { withoutTax + tax }

  /// The totals as an `order.OrderPrices`.
  func json(_ subsidiary: Subsidiary) -> JSONValue {
    [
      "originalWithoutTax": subsidiary.price(originalWithoutTax),
      "reduction": subsidiary.price(reduction),
      "tax": subsidiary.price(tax),
      "withTax": subsidiary.price(withTax),
      "withoutTax": subsidiary.price(withoutTax),
    ]
  }
}
