public import OVHClient

extension Money {
  /// The amount of a price of the API.
  public init(_ price: Price) {
    self.init(ucents: price.ucents, currency: price.currencyCode)
  }
}
