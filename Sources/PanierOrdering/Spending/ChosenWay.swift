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
