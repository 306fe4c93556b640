/// One dated event of an order (`billing.order.followUp.History`).
public struct FollowUpEvent: APIModel, Hashable {
  /// The event: `ORDER_STARTED`, `PAYMENT_RECEIVED`.
  public let label: String
  /// When it happened.
  public let date: APIDate?
  /// The event in words.
  public let description: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    label = try object.value("label", default: "")
    date = try object.optional("date")
    description = try object.value("description", default: "")
  }
}
