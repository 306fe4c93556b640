/// What a cart, a renewal or an upgrade costs at one moment, as the API says it: lines, totals and contracts.
///
/// A quote from `GET checkout` is validated; one from `GET summary` is a preview without contracts.
public struct Quote: Sendable, Hashable {
  /// What was priced.
  public var subject: PurchaseSubject
  /// The lines in the order in which they came.
  public var lines: [QuoteLine]
  /// The total without tax.
  public var withoutTax: Money
  /// The tax on it.
  public var tax: Money
  /// What is paid.
  public var withTax: Money
  /// The contracts that a checkout accepts.
  public var contracts: [QuoteContract]
  /// Whether the API validated the cart for this quote.
  public var isValidated: Bool

  /// Creates a quote.
  public init(
    _ subject: PurchaseSubject, lines: [QuoteLine], withoutTax: Money, tax: Money, withTax: Money,
    contracts: [QuoteContract], isValidated: Bool
  ) {
    self.subject = subject
    self.lines = lines
    self.withoutTax = withoutTax
    self.tax = tax
    self.withTax = withTax
    self.contracts = contracts
    self.isValidated = isValidated
  }

  /// What is different in a later quote of the same, in words; nil when nothing is.
  ///
  /// The total with tax comes first, since it is what is paid.
  public func difference(to later: Quote) -> String? {
    if subject != later.subject { return "the quote is for \(subject), not for \(later.subject)" }
    if withTax != later.withTax { return "the total with tax went from \(withTax) to \(later.withTax)" }
    if withoutTax != later.withoutTax || tax != later.tax {
      return "the tax went from \(tax) to \(later.tax)"
    }
    for (line, laterLine) in zip(lines.sorted(by: Quote.order), later.lines.sorted(by: Quote.order))
    where line != laterLine {
      return "the line '\(line.description)' (\(line.total)) became '\(laterLine.description)' (\(laterLine.total))"
    }
    if lines.count != later.lines.count {
      return "there were \(lines.count) lines, now there are \(later.lines.count)"
    }
    if contracts.sorted() != later.contracts.sorted() { return "the contracts changed" }
    return nil
  }

  /// An order of lines that does not depend on how the API listed them.
  private static func order(_ first: QuoteLine, _ second: QuoteLine) -> Bool {
    (first.domain, first.detailType, first.description, first.total.ucents)
      < (second.domain, second.detailType, second.description, second.total.ucents)
  }
}
