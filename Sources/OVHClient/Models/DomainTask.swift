/// A task on a domain name (`domain.Task`).
public struct DomainTask: APIModel, Hashable {
  /// The task id.
  public let id: Int64
  /// `DomainCreate`, `DomainIncomingTransfer`, `DomainTrade`.
  public let function: String
  /// The name.
  public let domain: String?
  /// `todo`, `doing`, `done`, `cancelled` or `error`.
  public let status: String
  /// Why it waits or failed.
  public let comment: String?
  /// When it was made.
  public let creationDate: APIDate?
  /// When it is due.
  public let todoDate: APIDate?
  /// When it last changed.
  public let lastUpdate: APIDate?
  /// When it was done.
  public let doneDate: APIDate?
  /// True when it can be hurried.
  public let canAccelerate: Bool
  /// True when it can be cancelled.
  public let canCancel: Bool
  /// True when it can be started again.
  public let canRelaunch: Bool

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("id")
    function = try object.value("function", default: "")
    domain = try object.optional("domain")
    status = try object.value("status", default: "")
    comment = try object.optional("comment")
    creationDate = try object.optional("creationDate")
    todoDate = try object.optional("todoDate")
    lastUpdate = try object.optional("lastUpdate")
    doneDate = try object.optional("doneDate")
    canAccelerate = try object.value("canAccelerate", default: false)
    canCancel = try object.value("canCancel", default: false)
    canRelaunch = try object.value("canRelaunch", default: false)
  }
}
