/// The currency of an account (`nichandle.Currency`).
public struct AccountCurrency: APIModel, Hashable {
  /// The ISO code.
  public let code: String
  /// The sign.
  public let symbol: String

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    code = try object.value("code", default: "")
    symbol = try object.value("symbol", default: "")
  }
}
