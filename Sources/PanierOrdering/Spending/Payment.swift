/// What a caller asks the guard to pay.
public struct PaymentRequest: Sendable {
  /// The order to pay.
  public var orderID: Int64
  /// What it is paid with; an order of nothing is always paid with `fidelityAccount`.
  public var way: PaymentWay
  /// The most that the caller allows, with tax.
  public var maximum: Money?
  /// Where the script asks: `order.lua:31`.
  public var location: String?

  /// Creates a request.
  /// - Parameters:
  ///   - orderID: the order to pay.
  ///   - way: what it is paid with.
  public init(orderID: Int64, way: PaymentWay = .accountDefault) {
    self.orderID = orderID
    self.way = way
  }
}

/// What an order is to be paid with.
public enum PaymentWay: Sendable, Hashable {
  /// The account's default payment method.
  case accountDefault
  /// A payment method of the account, by its number: one that `GET /me/payment/method` lists.
  case method(Int64)
  /// A registered means by its name, `fidelityAccount`, `ovhAccount`; with a number where it needs one.
  case means(String, id: Int64?)
}

extension PaymentWay: CustomStringConvertible {
  /// The way in words: `fidelityAccount`, `payment method 12`.
  public var description: String {
    switch self {
    case .accountDefault: "the default payment method"
    case .method(let id): ChosenWay.method(id).description
    case .means(let name, let id): ChosenWay.means(name, id: id).description
    }
  }
}

/// What an order is paid with, once that is decided.
public enum ChosenWay: Sendable, Hashable {
  /// A payment method of the account, by its number.
  case method(Int64)
  /// A registered means by its name, with a number where it needs one.
  case means(String, id: Int64?)
}

extension ChosenWay: CustomStringConvertible {
  /// The way in words: `fidelityAccount`, `payment method 12`.
  public var description: String {
    switch self {
    case .method(let id): "payment method \(id)"
    case .means(let name, let id): id.map { "\(name) \($0)" } ?? name
    }
  }
}

/// A payment that was made.
public struct Payment: Sendable, Hashable {
  /// The order that was paid.
  public var orderID: Int64
  /// What was paid, with tax.
  public var total: Money
  /// What it was paid with.
  public var way: ChosenWay
  /// Whether the answer to the payment was lost and the order was found to be paid.
  public var wasRecovered: Bool
}
