import PanierOrdering

/// What the operator reads before an order, and what has to be typed to confirm it.
struct PurchasePrompt {
  /// The question.
  let text: String
  /// The amount's whole number: `5` for 5.99.
  let expected: String

  /// How many lines of the order are shown: the amount must never be pushed off the screen.
  private static let maximumLines = 20

  init(_ purchase: ProposedPurchase) {
    let quote = purchase.quote
    expected = String(quote.withTax.ucents.magnitude / UInt64(Money.unit))
    var lines = ["\(purchase.location.map { "\($0) wants to order" } ?? "To order") at \(purchase.endpoint):"]
    let charged = quote.lines.filter { $0.total.ucents != 0 }
    for line in charged.prefix(Self.maximumLines) { lines.append("  \(line.total)  \(line.description)") }
    if charged.count > Self.maximumLines {
      lines.append("  … and \(charged.count - Self.maximumLines) more lines, which the quote shows")
    }
    lines.append("  \(quote.withTax) with tax (\(quote.withoutTax) without)")
    for contract in quote.contracts { lines.append("  accepts: \(contract.name)") }
    lines.append(
      "  right of withdrawal: \(purchase.waivesRetraction ? "given up" : "kept"); "
        + "paid now: \(purchase.paysAutomatically ? "yes, by the default payment method" : "no")")
    lines.append("Type the whole number of the amount (\(expected)) to confirm: ")
    text = lines.joined(separator: "\n")
  }
}
