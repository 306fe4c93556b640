import OVHClient
import PanierReference
import PanierVM

/// Making and changing contacts.
enum ContactMethods {
  /// What can be said of a contact, each option one field of the API.
  struct Fields: LuaOptionTable {
    @LuaOption("the first name") var firstName: String?
    @LuaOption("the family name") var lastName: String?
    @LuaOption("the mail address") var email: String?
    @LuaOption("the phone number: +33.300000000") var phone: String?
    @LuaOption("individual, corporation, association and the like") var legalForm: String?
    @LuaOption("the organisation") var organisation: String?
    @LuaOption("the kind of organisation") var organisationType: String?
    @LuaOption("the language: fr_FR") var language: String?
    @LuaOption("the first line of the address") var line1: String?
    @LuaOption("the second line") var line2: String?
    @LuaOption("the third line") var line3: String?
    @LuaOption("the post code") var zip: String?
    @LuaOption("the city") var city: String?
    @LuaOption("the province") var province: String?
    @LuaOption("the country's code: FR") var country: String?
    @LuaOption("the nationality: the country's code") var nationality: String?
    @LuaOption("the day of birth: 1980-01-31") var birthDay: String?
    @LuaOption("the city of birth") var birthCity: String?
    @LuaOption("the post code of the city of birth") var birthZip: String?
    @LuaOption("the country of birth") var birthCountry: String?
    @LuaOption("the number on the identity card") var nationalId: String?
    @LuaOption("the number of the company") var companyId: String?
    @LuaOption("the number for value added tax") var vat: String?
    @LuaOption("male or female") var gender: String?
    @LuaOption("the mobile phone number") var cellPhone: String?
    @LuaOption("the fax number") var fax: String?
    @LuaOption("another mail address") var spareEmail: String?

    /// The body of the call: what is given, by the API's names.
    var body: JSONObject {
      let plain: [(String, String?)] = [
        ("birthCity", birthCity), ("birthCountry", birthCountry), ("birthDay", birthDay), ("birthZip", birthZip),
        ("cellPhone", cellPhone), ("companyNationalIdentificationNumber", companyId), ("email", email), ("fax", fax),
        ("firstName", firstName), ("gender", gender), ("language", language), ("lastName", lastName),
        ("legalForm", legalForm), ("nationalIdentificationNumber", nationalId), ("nationality", nationality),
        ("organisationName", organisation), ("organisationType", organisationType), ("phone", phone),
        ("spareEmail", spareEmail), ("vat", vat),
      ]
      let address: [(String, String?)] = [
        ("city", city), ("country", country), ("line1", line1), ("line2", line2), ("line3", line3),
        ("province", province), ("zip", zip),
      ]
      func given(_ fields: [(String, String?)]) -> [(String, JSONValue)] {
        fields.compactMap { name, text in text.map { (name, .string($0)) } }
      }
      let place = given(address)
      return JSONObject((place.isEmpty ? [] : [("address", .object(JSONObject(place)))]) + given(plain))
    }
  }

  static let create = LuaFunction(
    "me.new_contact", "Makes a contact that can own names: POST /me/contact.",
    details: "The legal form is individual and the language the account's unless they are given. The API checks the "
      + "fields; item:requirements() tells what a registry asks for besides.",
    parameters: .required("fields", Fields.self, "who it is, and where"),
    results: [ResultDoc(.object("Contact"), "the contact")],
    errors: [
      "a new contact needs address (line1, city, country), email, firstName and lastName; address and email are missing"
    ],
    example: """
      local owner = me.new_contact{
        first_name = "Ada", last_name = "Martin", email = "ada@example.com", phone = "+33.300000000",
        line1 = "1 rue Exemple", zip = "59100", city = "Roubaix", country = "FR",
      }
      print(owner.city, owner.legal_form)  --> Roubaix individual
      """,
    waiting: { call, fields in
      let client = try call.session.client
      var body = fields.body
      if body["legalForm"] == nil { body["legalForm"] = "individual" }
      let missing = ["address", "email", "firstName", "lastName"].filter { body[$0] == nil }
      guard missing.isEmpty else { throw ContactIncomplete(missing: missing) }
      if body["language"] == nil { body["language"] = .string(try await client.account().language ?? "en_GB") }
      return .one(.object(ContactObject(try await client.createContact(body))))
    })

  static let update = LuaFunction(
    "Contact:update", on: ContactObject.self, "Changes a contact: PUT /me/contact/{contactId}.",
    details: "What is not named stays as it is. Names that it owns already keep the copy that was made at their order.",
    parameters: .required("changes", Fields.self, "what to change"),
    results: [ResultDoc(.object("Contact"), "the contact as it is then")],
    example: #"print(me.contacts()[1]:update{ phone = "+33.300000001" }.phone)  --> +33.300000001"#,
    waiting: { call, object, fields in
      let client = try call.session.client
      var body = fields.body
      // An address is replaced whole: what is not named is taken from the old one.
      if let changes = body["address"]?.object {
        var address = object.contact.fields["address"]?.object ?? JSONObject()
        for change in changes.members { address[change.name] = change.value }
        body["address"] = .object(JSONObject(members: address.members.filter { !$0.value.isNull }))
      }
      return .one(.object(ContactObject(try await client.updateContact(object.contact.id, body))))
    })
}

/// A new contact of which too little is known.
struct ContactIncomplete: UsageError, Hashable {
  let missing: [String]

  var description: String {
    let words =
      missing.count > 1 ? "\(missing.dropLast().joined(separator: ", ")) and \(missing[missing.count - 1])" : missing[0]
    return "a new contact needs address (line1, city, country), email, firstName and lastName; \(words) "
      + (missing.count == 1 ? "is missing" : "are missing")
  }
}
