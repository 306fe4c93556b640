import OVHClient
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
  /// How many renewals are named, for the same reason.
  private static let maximumRenewals = 10

  init(_ purchase: ProposedPurchase) {
    expected = String(purchase.total.ucents.magnitude / UInt64(Money.unit))
    // Texts from elsewhere stay on their line, so that none of them can pass for a line of the question.
    let location = purchase.location.map(SafeText.escaped)
    var lines = ["\(Self.asker(location, Self.deed(purchase.subject))) at \(SafeText.escaped(purchase.endpoint)):"]
    if case .order(let quote) = purchase.subject {
      lines += Self.lines(quote.lines.map { ($0.description, $0.total) }, rest: "which the quote shows")
    }
    if let contents = purchase.contents { lines += Self.lines(ofOrder: contents) }
    lines.append("  \(purchase.total) with tax (\(purchase.withoutTax) without)")
    if case .order(let quote) = purchase.subject {
      lines += Self.renewals(purchase.renewals)
      lines += Self.contracts(of: quote)
      lines.append(
        "  right of withdrawal: \(purchase.waivesRetraction ? "given up" : "kept"); "
          + "paid now: \(purchase.paysAutomatically ? "yes, by the default payment method" : "no")")
    }
    lines.append("Type the whole number of the amount (\(expected)) to confirm: ")
    text = lines.joined(separator: "\n")
  }

  /// The lines of an order that exists.
  private static func lines(ofOrder contents: [LedgerLine]) -> [String] {
    guard !contents.isEmpty else { return ["  its lines are not listed yet"] }
    return lines(
      contents.compactMap { line in line.total.map { (line.description, $0) } }, rest: "which the order's lines show")
  }

  private static func lines(_ all: [(description: String, total: Money)], rest: String) -> [String] {
    let charged = all.filter { $0.total.ucents != 0 }
    var lines = charged.prefix(maximumLines).map { "  \($0.total)  \(SafeText.escaped($0.description))" }
    if charged.count > maximumLines {
      lines.append("  … and \(charged.count - maximumLines) more lines, \(rest)")
    }
    return lines
  }

  private static func renewals(_ renewals: [RenewalPrice]) -> [String] {
    var lines = renewals.prefix(maximumRenewals).map { "  renews: \(SafeText.escaped($0.description))" }
    if renewals.count > maximumRenewals {
      lines.append("  … and \(renewals.count - maximumRenewals) more renewals, which the cart's items tell")
    }
    return lines
  }

  private static func contracts(of quote: Quote) -> [String] {
    var lines = quote.contracts.prefix(maximumContracts).map { "  accepts: \(SafeText.escaped($0.name))" }
    if quote.contracts.count > maximumContracts {
      lines.append("  … and \(quote.contracts.count - maximumContracts) more contracts, which the quote names")
    }
    return lines
  }

  /// What is asked for, in words: `order`, `renew example.fr for P1Y`, `pay order 123 with fidelityAccount`.
  private static func deed(_ subject: ProposedPurchase.Subject) -> String {
    switch subject {
    case .order(let quote):
      switch quote.subject {
      case .cart: "order"
      case .renewal(let renewal): "renew \(SafeText.escaped(renewal.names)) for \(SafeText.escaped(renewal.duration))"
      case .upgrade(let upgrade): "upgrade \(SafeText.escaped(upgrade.service)) to \(SafeText.escaped(upgrade.plan))"
      }
    case .payment(let order, let way): "pay order \(order.id) with \(SafeText.escaped(way.description))"
    case .retraction(let order, let reason): "withdraw from order \(order.id), reason \(SafeText.escaped(reason))"
    }
  }

  private static func asker(_ location: String?, _ deed: String) -> String {
    location.map { "\($0) wants to \(deed)" } ?? "To \(deed)"
  }
}
