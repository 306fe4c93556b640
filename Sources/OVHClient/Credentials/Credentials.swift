/// What proves to the API who calls; its descriptions never show a secret.
public enum Credentials: Sendable, Hashable {
  /// Nothing: only routes that need no authentication answer.
  case none
  /// The keys of an application and, once its holder agreed, of a consumer.
  case applicationKeys(key: String, secret: String, consumerKey: String?)
  /// An OAuth2 service account.
  case oauth2(clientID: String, clientSecret: String)
  /// A ready access token.
  case accessToken(String)

  /// The way in words, for `doctor` and messages.
  public var kindName: String {
    switch self {
    case .none: "no credentials"
    case .applicationKeys(_, _, nil): "application keys without a consumer key"
    case .applicationKeys: "application keys"
    case .oauth2: "an OAuth2 service account"
    case .accessToken: "an access token"
    }
  }

  /// True when calls can be made in the name of an account.
  public var canSign: Bool {
    switch self {
    case .none, .applicationKeys(_, _, nil): false
    default: true
    }
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The way in words, never a secret.
  public var description: String { kindName }
  /// The way in words, never a secret.
  public var debugDescription: String { kindName }
  /// No children, so that dumps show nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
