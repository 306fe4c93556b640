/// The account behind the credential (`nichandle.Nichandle`).
public struct Account: APIModel, Hashable {
  /// The account id: `xx1111-ovh`.
  public let nichandle: String
  /// The subsidiary: `FR`.
  public let ovhSubsidiary: String?
  /// The mail address.
  public let email: String?
  /// The first name.
  public let firstName: String?
  /// The family name.
  public let name: String?
  /// The organisation.
  public let organisation: String?
  /// The country code.
  public let country: String?
  /// The language: `fr_FR`.
  public let language: String?
  /// `individual`, `corporation` and the like.
  public let legalForm: String?
  /// `complete` or `incomplete`.
  public let state: String?
  /// The currency of the account.
  public let currency: AccountCurrency?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    nichandle = try object.required("nichandle")
    ovhSubsidiary = try object.optional("ovhSubsidiary")
    email = try object.optional("email")
    firstName = try object.optional("firstname")
    name = try object.optional("name")
    organisation = try object.optional("organisation")
    country = try object.optional("country")
    language = try object.optional("language")
    legalForm = try object.optional("legalform")
    state = try object.optional("state")
    currency = try object.optional("currency")
  }
}
