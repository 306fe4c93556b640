/// One step in the life of an order (`billing.order.FollowUp`).
public struct FollowUpStep: APIModel, Hashable {
  /// `VALIDATING`, `VALIDATED`, `DELIVERING` or `AVAILABLE`.
  public let step: String
  /// `TODO`, `DOING`, `DONE` or `ERROR`.
  public let status: String
  /// What happened, with dates.
  public let history: [FollowUpEvent]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    step = try object.required("step")
    status = try object.value("status", default: "")
    history = try object.list("history")
  }
}
