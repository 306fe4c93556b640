/// What is held against the rule of a domain name (`domain.configuration.rules.RuleData`).
public struct DomainRuleData: Sendable, Hashable {
  /// The owner, a `domain.Contact`.
  public var owner: JSONObject?
  /// The administrative account, a `nichandle.Nichandle`.
  public var adminAccount: JSONObject?
  /// The technical account, a `nichandle.Nichandle`.
  public var techAccount: JSONObject?
  /// Data of the name itself, a `domain.Data`.
  public var domain: JSONObject?
  /// Whether the registry's conditions are accepted.
  public var acceptsConditions: Bool?
  /// The code that the present registrar gives out for a transfer.
  public var authInfo: Secret?

  /// Creates data.
  /// - Parameter owner: the owner, a `domain.Contact`, or nil.
  public init(owner: JSONObject? = nil) { self.owner = owner }

  /// The body of the call.
  var json: JSONValue {
    var body = JSONObject()
    for (name, value) in [
      ("owner", owner), ("adminAccount", adminAccount), ("techAccount", techAccount), ("domain", domain),
    ] {
      if let value { body[name] = .object(value) }
    }
    var extras = JSONObject()
    if let acceptsConditions { extras["acceptCondition"] = .bool(acceptsConditions) }
    if let authInfo { extras["authInfo"] = .string(authInfo.reveal()) }
    if !extras.isEmpty { body["extras"] = .object(extras) }
    return .object(body)
  }
}
