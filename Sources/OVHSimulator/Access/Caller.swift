/// Who calls.
enum Caller: Hashable, Sendable {
  /// Nobody who says so.
  case anonymous
  /// An account by its consumer key.
  case credential(account: String, id: Int64)
  /// An account by an OAuth2 token.
  case client(account: String, id: String)

  /// The account that calls.
  var account: String? {
    switch self {
    case .anonymous: nil
    case .credential(let account, _), .client(let account, _): account
    }
  }
}
