/// Recognises lines that must not be kept in the history.
enum SecretText {
  /// Whether a line holds something that looks like a credential or an order's password.
  static func isInside(_ line: String) -> Bool {
    let text = line.lowercased()
    return ["consumer_key", "application_secret", "client_secret", "access_token", "orderpassword", "password"]
      .contains { text.contains($0) }
  }
}
