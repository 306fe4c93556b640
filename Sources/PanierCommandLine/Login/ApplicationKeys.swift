import OVHClient

/// The keys of an application, and whether the operator typed them just now.
struct ApplicationKeys: Sendable {
  /// The application key.
  let key: String
  /// The application secret.
  let secret: Secret
  /// Whether they were typed, so that they have to be kept along with the consumer key.
  let areTyped: Bool
}
