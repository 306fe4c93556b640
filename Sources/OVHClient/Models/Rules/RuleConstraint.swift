/// One thing that must hold for a value (`domain.configuration.rules.Constraint`).
public struct RuleConstraint: APIModel, Hashable {
  /// What is compared: `required`, `maxlength`, `eq`, `contains`, `shouldbetrue`; nil where the answer has none.
  public let `operator`: String?
  /// What the value is compared with, as text.
  public let value: String?
  /// The values that the operators `contains` and `notcontains` look in.
  public let values: [String]
  /// What the constraint is asked for; empty where it always is.
  public let contexts: [String]
  // A list of one element at most, because a rule holds constraints itself.
  private let conditionRules: [DomainRule]

  /// When the constraint counts at all; nil for always.
  public var conditions: DomainRule? { conditionRules.first }

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    `operator` = try object.optional("operator")
    value = try object.optional("value")
    values = try object.list("values")
    contexts = try object.list("contexts")
    let conditions: DomainRule? = try object.optional("conditions")
    conditionRules = conditions.map { [$0] } ?? []
  }
}
