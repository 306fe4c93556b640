import OVHClient

/// A contact of the account.
struct Contact: Codable, Sendable, Hashable {
  var id: Int64
  /// Every field but the identifier.
  @StoredJSON var fields: JSONValue

  /// The contact that every account has.
  static let standard: JSONValue = [
    "address": [
      "city": "Roubaix", "country": "FR", "line1": "2 rue Kellermann", "line2": nil, "line3": nil,
      "otherDetails": nil, "province": nil, "zip": "59100",
    ],
    "birthCity": nil, "birthCountry": nil, "birthDay": nil, "birthZip": nil, "cellPhone": nil,
    "companyNationalIdentificationNumber": nil, "email": "owner@example.com", "fax": nil, "firstName": "Camille",
    "gender": nil, "language": "fr_FR", "lastName": "Martin", "legalForm": "individual",
    "nationalIdentificationNumber": nil, "nationality": "FR", "organisationName": nil, "organisationType": nil,
    "phone": "+33.300000000", "spareEmail": nil, "vat": nil,
  ]

  /// The contact as the API tells it.
  var json: JSONValue {
    var members = fields.object ?? JSONObject()
    members["id"] = .integer(id)
    return .object(members)
  }

  /// Takes over the fields of a request, except the identifier; fields that are not named keep their values.
  mutating func update(from body: JSONValue) { fields = fields.merging(body, except: ["id"]) }
}
