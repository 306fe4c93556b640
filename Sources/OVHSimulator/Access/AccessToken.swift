import FoundationEssentials

/// An OAuth2 service account.
struct OAuthClient: Codable, Sendable, Hashable {
  var id: String
  var secret: String
  var name: String
  var description: String
  var flow: String
  var callbackURLs: [String]
  var creation: Date
}

/// An OAuth2 access token.
struct AccessToken: Codable, Sendable, Hashable {
  var account: String
  var clientID: String
  var expiration: Date
}
