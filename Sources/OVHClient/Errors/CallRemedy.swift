/// What to do about a call that was refused, as a value: whoever talks to the caller says it in the caller's language.
///
/// The description is plain words; a host of scripts names its functions instead, and a program its commands.
public enum CallRemedy: Sendable, Hashable {
  /// What is the same in every language, in words.
  case advice(String)
  /// The keys or the clock are wrong.
  case checkKeys
  /// The credential's access rules are too narrow.
  case widenRights
  /// The consumer key is gone.
  case renewConsumerKey
  /// The consumer key was not accepted by the account's owner yet.
  case validateConsumerKey
  /// There are no credentials.
  case signIn
  /// The cart belongs to no account yet.
  case assignCart
  /// An item lacks labels of its configuration; carries whether it may be several.
  case configureItem(severalLabels: Bool)
  /// Something else sends such a call.
  case send(RouteSender)
  /// The account has no default payment method.
  case setPaymentMethod
  /// The account's default payment method cannot pay.
  case replacePaymentMethod
}

extension CallRemedy: CustomStringConvertible {
  public var description: String {
    switch self {
    case .advice(let words): words
    case .checkKeys: "check application secret, consumer key and clock"
    case .widenRights: "widen the access rules of the credential"
    case .renewConsumerKey: "get a new consumer key"
    case .validateConsumerKey: "validate the consumer key in the browser, or get a new one"
    case .signIn: "give credentials in ovh.conf or the environment"
    case .assignCart: "assign the cart first"
    case .configureItem(let severalLabels): "set the missing \(severalLabels ? "labels" : "label") of the item"
    case .send: "send it through a SpendingGuard or a WriteGate"
    case .setPaymentMethod: "set a default payment method, or check out without paying"
    case .replacePaymentMethod: "choose a valid default payment method, or check out without paying"
    }
  }
}
