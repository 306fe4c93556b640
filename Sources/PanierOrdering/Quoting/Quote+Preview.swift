public import OVHClient

extension Quote {
  /// Reads a quote out of the API's answer.
  /// - Parameters:
  ///   - subject: what was priced.
  ///   - preview: the answer to `GET checkout`, to `GET summary`, or what quotes a renewal or an upgrade.
  ///   - isValidated: whether the answer is a validated one; that of `GET summary` is none.
  public init(_ subject: PurchaseSubject, preview: OrderPreview, isValidated: Bool) {
    let withoutTax = Money(preview.prices.withoutTax)
    let withTax = Money(preview.prices.withTax)
    // A missing tax is what the two totals leave.
    let tax = preview.prices.tax.map(Money.init) ?? (try? withTax.subtracting(withoutTax)) ?? .zero(withTax.currency)
    self.init(
      subject, lines: preview.lines.map(QuoteLine.init),
      withoutTax: withoutTax, tax: tax, withTax: withTax,
      contracts: preview.contracts.map {
        QuoteContract(
          name: $0.name, url: $0.url, sha256: $0.content.isEmpty ? nil : Digest.sha256(Array($0.content.utf8)))
      },
      isValidated: isValidated)
  }
}

extension QuoteLine {
  /// Reads a line out of the API's answer.
  init(_ line: OrderLine) {
    self.init(
      description: line.description,
      detailType: line.detailType?.rawValue ?? "",
      domain: line.domain,
      quantity: line.quantity,
      unitPrice: line.unitPrice.map(Money.init),
      total: Money(line.totalPrice))
  }
}
