/// How a plan is priced; servers add `degressivityN` and `upfrontN`.
public struct PricingMode: OpenEnum {
  /// The API's text.
  public let rawValue: String

  /// Creates the value from the API's text, known or not.
  /// - Parameter rawValue: the text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Registration at list price.
  public static let createDefault = PricingMode(rawValue: "create-default")
  /// Registration of a registry premium name.
  public static let createPremium = PricingMode(rawValue: "create-premium")
  /// Incoming transfer.
  public static let transferDefault = PricingMode(rawValue: "transfer-default")
  /// Incoming transfer of a premium name.
  public static let transferPremium = PricingMode(rawValue: "transfer-premium")
  /// Bought on a resale platform.
  public static let transferAftermarket1 = PricingMode(rawValue: "transfer-aftermarket1")
  /// Bought on a resale platform.
  public static let transferAftermarket2 = PricingMode(rawValue: "transfer-aftermarket2")
  /// No commitment, paid per period.
  public static let `default` = PricingMode(rawValue: "default")
}
