import PanierOrdering
import PanierTerminal

/// What the operator reads before an order, and what has to be typed to confirm it.
struct PurchasePrompt {
  /// The question.
  let text: String
  /// The amount's whole number: `5` for 5.99.
  let expected: String

  /// How many lines of the order are shown: the amount must never be pushed off the screen.
  private static let maximumLines = 20
  /// How many contracts are named, for the same reason.
  private static let maximumContracts = 10

  init(_ purchase: ProposedPurchase) {
    let quote = purchase.quote
    expected = String(quote.withTax.ucents.magnitude / UInt64(Money.unit))
    // Texts from elsewhere stay on their line, so that none of them can pass for a line of the question.
    let location = purchase.location.map(SafeText.escaped)
    var lines = ["\(Self.asker(location, Self.deed(purchase.subject))) at \(SafeText.escaped(purchase.endpoint)):"]
    let charged = quote.lines.filter { $0.total.ucents != 0 }
    for line in charged.prefix(Self.maximumLines) {
      lines.append("  \(line.total)  \(SafeText.escaped(line.description))")
    }
    if charged.count > Self.maximumLines {
      lines.append("  … and \(charged.count - Self.maximumLines) more lines, which the quote shows")
    }
    lines.append("  \(quote.withTax) with tax (\(quote.withoutTax) without)")
    for contract in quote.contracts.prefix(Self.maximumContracts) {
      lines.append("  accepts: \(SafeText.escaped(contract.name))")
    }
    if quote.contracts.count > Self.maximumContracts {
      lines.append("  … and \(quote.contracts.count - Self.maximumContracts) more contracts, which the quote names")
    }
    if purchase.subject == .order {
      lines.append(
        "  right of withdrawal: \(purchase.waivesRetraction ? "given up" : "kept"); "
          + "paid now: \(purchase.paysAutomatically ? "yes, by the default payment method" : "no")")
    }
    lines.append("Type the whole number of the amount (\(expected)) to confirm: ")
    text = lines.joined(separator: "\n")
  }

  /// What is asked for, in words: `order`, `pay order 123 with fidelityAccount`.
  private static func deed(_ subject: ProposedPurchase.Subject) -> String {
    switch subject {
    case .order: "order"
    case .payment(let id, let way): "pay order \(id) with \(SafeText.escaped(way))"
    case .retraction(let id, let reason): "withdraw from order \(id), reason \(SafeText.escaped(reason))"
    }
  }

  private static func asker(_ location: String?, _ deed: String) -> String {
    location.map { "\($0) wants to \(deed)" } ?? "To \(deed)"
  }
}
