/// What an operator allowed beforehand of the calls that are neither reads nor drafts; none can be added by a script.
public struct WriteGrants: Sendable, Hashable {
  /// The routes that may change something without a question: `--allow`.
  public var allowed: [RouteGrant]
  /// The routes that may spend, commit or end a service although nobody knows the price beforehand: `--allow-unpriced`.
  public var unpriced: [RouteGrant]

  /// Creates grants.
  /// - Parameters:
  ///   - allowed: the routes that may change something without a question.
  ///   - unpriced: the routes that may be sent without a price.
  public init(allowed: [RouteGrant] = [], unpriced: [RouteGrant] = []) {
    self.allowed = allowed
    self.unpriced = unpriced
  }
}
