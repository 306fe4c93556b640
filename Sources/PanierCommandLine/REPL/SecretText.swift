/// Recognises lines that must not be kept in the history.
enum SecretText {
  /// Names of secrets in lower case, without points, dashes and underscores.
  private static let names = [
    "consumerkey", "applicationsecret", "clientsecret", "accesstoken", "password", "authinfo", "credentialtoken",
  ]

  /// Whether a line holds something that looks like a credential or an order's password, however it is written:
  /// `consumer_key`, `consumerKey`, `consumer-key`.
  static func isInside(_ line: String) -> Bool {
    let text = line.lowercased().filter { $0.isLetter || $0.isNumber }
    return names.contains { text.contains($0) }
  }
}
