/// A reduction of one line (`order.Reduction`).
public struct Reduction: APIModel, Hashable {
  /// `promotion` or `voucher`.
  public let context: String
  /// `percentage`, `fixed_amount` or `forced_amount`.
  public let type: String
  /// The reduction in words.
  public let description: String
  /// Its effect in words.
  public let reductionDescription: String
  /// The amount taken off.
  public let price: Price?
  /// The amount or percentage as the API gives it.
  public let value: Price?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    context = try object.value("context", default: "")
    type = try object.value("type", default: "")
    description = try object.value("description", default: "")
    reductionDescription = try object.value("reductionDescription", default: "")
    price = try object.optional("price")
    value = try object.optional("value")
  }
}
