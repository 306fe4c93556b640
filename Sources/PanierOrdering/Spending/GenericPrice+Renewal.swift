import OVHClient

extension [GenericPrice] {
  /// The price that a thing is renewed at; nil where it is not renewed in this way.
  /// - Parameters:
  ///   - mode: the pricing mode that it was bought in.
  ///   - duration: the period that it was bought for: ISO 8601.
  func renewal(mode: String?, duration: String?) -> GenericPrice? {
    first { $0.capacities.contains(.renew) && $0.pricingMode.rawValue == mode && $0.duration == duration }
  }
}
