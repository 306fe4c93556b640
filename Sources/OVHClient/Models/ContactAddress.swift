/// The postal address of a contact (`me.contact.Address`).
public struct ContactAddress: APIModel, Hashable {
  /// The first line.
  public let line1: String?
  /// The second line.
  public let line2: String?
  /// The third line.
  public let line3: String?
  /// The post code.
  public let zip: String?
  /// The city.
  public let city: String?
  /// The province.
  public let province: String?
  /// The country code.
  public let country: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    line1 = try object.optional("line1")
    line2 = try object.optional("line2")
    line3 = try object.optional("line3")
    zip = try object.optional("zip")
    city = try object.optional("city")
    province = try object.optional("province")
    country = try object.optional("country")
  }
}
