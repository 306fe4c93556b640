/// What a registry asks of one value, or of several together (`domain.configuration.rules.Rule`).
///
/// A rule either names a value by its ``label`` and says what must hold for it, or joins other rules by ``and``
/// or ``or``. A value that is an object, such as a contact, has a rule for its ``fields``.
public struct DomainRule: APIModel, Hashable {
  /// The value it is about, by the label of the configuration or the path in an object: `OWNER_CONTACT`,
  /// `address.city`; nil for a rule that only joins others.
  public let label: String?
  /// The type of the value: `contact`, `string`, `bool`; nil where the answer has none.
  public let type: String?
  /// The value in words.
  public let description: String?
  /// What a value may look like.
  public let placeholder: String?
  /// What must hold for the value.
  public let constraints: [RuleConstraint]
  /// What the rule is asked for: `order`, `premium`; empty where it always is.
  public let contexts: [String]
  /// Rules of which all must hold.
  public let and: [DomainRule]
  /// Rules of which one must hold.
  public let or: [DomainRule]
  // A value cannot hold one of its own kind but in a list: each of these has one element at most.
  private let fieldRules: [DomainRule]
  private let conditionRules: [DomainRule]

  /// The rule for the fields of an object; nil for a plain value.
  public var fields: DomainRule? { fieldRules.first }
  /// When the rule counts at all; nil for always.
  public var conditions: DomainRule? { conditionRules.first }

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    label = try object.optional("label")
    type = try object.optional("type")
    description = try object.optional("description")
    placeholder = try object.optional("placeholder")
    constraints = try object.list("constraints")
    contexts = try object.list("contexts")
    and = try object.list("and")
    or = try object.list("or")
    let fields: DomainRule? = try object.optional("fields")
    fieldRules = fields.map { [$0] } ?? []
    let conditions: DomainRule? = try object.optional("conditions")
    conditionRules = conditions.map { [$0] } ?? []
  }
}
