public import OVHClient

extension Quote {
  /// Reads a quote out of the API's answer.
  /// - Parameters:
  ///   - cartID: the cart that was priced.
  ///   - preview: the answer to `GET checkout`, or to `GET summary`.
  ///   - isValidated: whether the answer is a validated one, from `GET checkout`.
  public init(cartID: String, preview: OrderPreview, isValidated: Bool) {
    let withoutTax = Money(preview.prices.withoutTax)
    let withTax = Money(preview.prices.withTax)
    // A missing tax is what the two totals leave.
    let tax = preview.prices.tax.map(Money.init) ?? (try? withTax.subtracting(withoutTax)) ?? .zero(withTax.currency)
    self.init(
      cartID: cartID,
      lines: preview.lines.map(QuoteLine.init),
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
