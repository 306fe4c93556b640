/// What a caller asks the guard to buy.
public struct CheckoutRequest: Sendable {
  /// What to buy.
  public var subject: PurchaseSubject
  /// The quote that the caller saw; the order must still be exactly that.
  public var shown: Quote?
  /// The most that the caller allows for this order, with tax.
  public var maximum: Money?
  /// Whether the 14-day right of withdrawal is given up.
  ///
  /// Never implied.
  public var waivesRetraction: Bool
  /// Whether the order is paid with the account's default payment method, by a second call once it is placed.
  public var paysAutomatically: Bool
  /// Whether the same may be ordered again within 24 hours.
  public var isAgain: Bool
  /// The cart of a plan that is bought, which is bought once.
  var plan: PlanMark?
  /// The recipe that planned it; nil for what the guard's labels say.
  var recipe: String?
  /// What has to be so of the first quote, and of the last one right before the order is sent: throws where it is not.
  var requirement: (@Sendable (_ quote: Quote, _ isLast: Bool) async throws -> Void)?
  /// Where the script asks: `order.lua:31`.
  public var location: String?

  /// Creates a request that waives and pays nothing.
  /// - Parameter cartID: the cart to order.
  public init(cartID: String) { self.init(.cart(cartID)) }

  /// Creates a request that waives and pays nothing.
  /// - Parameter subject: what to buy.
  public init(_ subject: PurchaseSubject) {
    self.subject = subject
    waivesRetraction = false
    paysAutomatically = false
    isAgain = false
  }
}

/// An order that was placed.
public struct Purchase: Sendable {
  /// The order's number.
  public var orderID: Int64
  /// The order's page; a secret, since it embeds the order's password.
  public var url: String?
  /// What was ordered, as quoted right before.
  public var quote: Quote
  /// What the order costs with tax, as the answer says.
  public var total: Money
  /// Whether the answer to the checkout was lost and the order was found again in the account's list.
  public var wasRecovered: Bool
}
