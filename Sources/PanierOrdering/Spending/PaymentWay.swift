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
    case .method(let id): "payment method \(id)"
    case .means(let name, let id): id.map { "\(name) \($0)" } ?? name
    }
  }
}
