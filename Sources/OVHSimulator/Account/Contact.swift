/// A contact of the account.
struct Contact: Codable, Sendable, Hashable {
  var id: Int64
  /// Every field but the identifier.
  var fields: JSONValue

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
    guard case .object(let members) = fields else { return ["id": .integer(id)] }
    return .object(members + [JSONMember(key: "id", value: .integer(id))])
  }

  /// Takes over the fields of a request, except the identifier; fields that are not named keep their values.
  mutating func update(from body: JSONValue) { fields = fields.merging(body, except: ["id"]) }
}

extension JSONValue {
  /// An object with the keys of another one added or replaced.
  func merging(_ other: JSONValue, except skipped: Set<String> = []) -> JSONValue {
    guard case .object(var members) = self, case .object(let changes) = other else { return self }
    for change in changes where !skipped.contains(change.key) {
      if let index = members.firstIndex(where: { $0.key == change.key }) {
        let merged = members[index].value.merging(change.value)
        if case .object = change.value { members[index].value = merged } else { members[index].value = change.value }
      } else {
        members.append(change)
      }
    }
    return .object(members)
  }
}
