import OVHClient

/// A call that would change something and waits for the operator's word.
public struct ProposedWrite: Sendable, Hashable {
  /// The call with its query: `PUT /domain/zone/example.fr/record/1`; secrets and cart ids are taken out.
  public let call: String
  /// The JSON of the body without secrets; nil where there is none.
  public let body: String?
  /// Where it would be sent: `ovh-eu`, or `the simulator`.
  public let endpoint: String
  /// What it does, in words that go on from the call; nil where only its being a change is known.
  public let effect: String?
  /// Whether it may cost something that nobody knows beforehand, commit the account or end a service.
  public let isUnpriced: Bool
  /// What the operator types to agree: the last word of the path.
  public let word: String
  /// Where the script asks: `zone.lua:31`.
  public let location: String?

  /// Describes a call.
  /// - Parameters:
  ///   - call: the call.
  ///   - endpoint: what the operator knows the endpoint as.
  ///   - location: where the script asks.
  ///   - effect: what it does, where the caller knows all of it; nil for what the route's row says.
  init(_ call: ResolvedCall, endpoint: String, location: String?, effect: String? = nil) {
    self.call = call.shownWithQuery
    self.endpoint = endpoint
    self.location = location
    body = call.shownBody
    self.effect = effect ?? call.rule?.reason
    isUnpriced = effect == nil && call.routeClass == .guard
    word = call.shown.split(separator: "/").last { $0 != "…" }.map(String.init) ?? call.request.method.rawValue
  }
}
