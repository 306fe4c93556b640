/// A contract that comes with an order (`order.Contract`).
public struct Contract: APIModel, Hashable {
  /// Its title.
  public let name: String
  /// Where it can be read.
  public let url: String
  /// Its text, mostly empty.
  public let content: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.value("name", default: "")
    url = try object.value("url", default: "")
    content = try object.value("content", default: "")
  }
}
