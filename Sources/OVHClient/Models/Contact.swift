/// A contact (`me.contact.Contact`).
public struct Contact: APIModel, Hashable {
  /// The contact id; `/me/contact/{id}` is the value of OWNER_CONTACT.
  public let id: Int64
  /// The first name.
  public let firstName: String?
  /// The family name.
  public let lastName: String?
  /// The mail address.
  public let email: String?
  /// The phone number.
  public let phone: String?
  /// `individual`, `corporation` and the like.
  public let legalForm: String?
  /// The organisation.
  public let organisationName: String?
  /// The language.
  public let language: String?
  /// The postal address.
  public let address: ContactAddress?
  /// Every field as it came.
  public let fields: JSONObject

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    fields = object
    id = try object.required("id")
    firstName = try object.optional("firstName")
    lastName = try object.optional("lastName")
    email = try object.optional("email")
    phone = try object.optional("phone")
    legalForm = try object.optional("legalForm")
    organisationName = try object.optional("organisationName")
    language = try object.optional("language")
    address = try object.optional("address")
  }
}
