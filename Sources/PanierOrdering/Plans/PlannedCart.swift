/// One order of a plan: what is in the cart, and what it was quoted at.
public struct PlannedCart: Sendable, Hashable, Codable {
  /// The cart that outlived the planning; nil where it is made anew.
  public var cart: String?
  /// The subsidiary that a new cart is made for; nil where that is not known, for a cart that the script only opened.
  public var subsidiary: String?
  /// The codes of its coupons.
  public var coupons: [String]
  /// What is bought, options below what they belong to.
  public var items: [PlannedItem]
  /// The lines of the quote.
  public var lines: [QuoteLine]
  /// The total without tax.
  public var withoutTax: Money
  /// The tax on it.
  public var tax: Money
  /// What is paid.
  public var withTax: Money
  /// The contracts that the order accepts.
  public var contracts: [QuoteContract]
  /// Whether the right of withdrawal is given up, as the script says.
  public var waivesRetraction: Bool
  /// Whether the order is paid with the default payment method, as the script says.
  public var paysAutomatically: Bool
  /// Where the script asks: `order.lua:31`.
  public var location: String?
  /// The recipe that asks, whose budget of the month the order counts in; nil for a script.
  public var recipe: String?
}

/// What only the maker of a cart knows of it: the API does not repeat it.
public struct CartOrigin: Sendable {
  /// The subsidiary that it was made for.
  public var subsidiary: String?
  /// The owned services whose options are in it, by item.
  public var services: [Int64: Service]
  /// Whether it outlives the script.
  public var isKept: Bool

  /// A service that is owned already.
  public struct Service: Sendable, Hashable {
    /// The product as the paths of the API name it.
    public var product: String
    /// The service's name.
    public var name: String

    /// Names a service.
    public init(product: String, name: String) {
      self.product = product
      self.name = name
    }
  }

  /// Describes where a cart comes from.
  public init(subsidiary: String? = nil, services: [Int64: Service] = [:], isKept: Bool = true) {
    self.subsidiary = subsidiary
    self.services = services
    self.isKept = isKept
  }
}
