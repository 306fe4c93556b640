import OVHClient

/// A label that an item can or must be configured with.
struct Requirement: Hashable, Sendable {
  /// What a value must look like.
  enum Form: Hashable, Sendable {
    case any
    case oneOf([String])
    /// `true` alone: an opt-in.
    case accepted
    case boolean
    /// A contact of the account: `/me/contact/1234`.
    case contact
    /// An account identifier: `xx1111-ovh`.
    case account
    /// Host names between semicolons.
    case hosts
    /// A JSON document.
    case json
  }

  var label: String
  /// The type as announced.
  var type: String
  /// Whether it is announced as required, which is not always true.
  var isAnnounced: Bool
  /// Whether checkout refuses without it.
  var isNeeded: Bool
  var form: Form = .any
  /// The properties that a resource must have.
  var fields: [String]?
  /// The list that is announced: unpublished and only for some products.
  var allowedValues: [String]?
  /// Whether `allowedValues` is told at all.
  var tellsAllowedValues = false

  /// The requirement as the API tells it.
  var json: JSONValue {
    var members = [
      JSONObject.Member(name: "fields", value: fields.map(JSONValue.texts) ?? .null),
      JSONObject.Member(name: "label", value: .string(label)),
      JSONObject.Member(name: "required", value: .bool(isAnnounced)),
      JSONObject.Member(name: "type", value: .string(type)),
    ]
    if tellsAllowedValues {
      members.insert(
        JSONObject.Member(name: "allowedValues", value: allowedValues.map(JSONValue.texts) ?? .null), at: 0)
    }
    return .object(JSONObject(members: members))
  }

  /// Whether a value has the form; contacts are looked up among those that exist.
  func accepts(_ value: String, contacts: [Contact]) -> Bool {
    switch form {
    case .any: return !value.isEmpty
    case .oneOf(let values): return values.contains(value)
    case .accepted: return value == "true"
    case .boolean: return value == "true" || value == "false"
    case .account: return value.wholeMatch(of: /[a-z]{2,}[0-9]+-ovh/) != nil
    case .json: return (try? JSONValue(parsing: value)) != nil
    case .hosts:
      let hosts = value.split(separator: ";", omittingEmptySubsequences: false)
      return hosts.count <= 12
        && hosts.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?/) != nil }
    case .contact:
      guard let match = value.wholeMatch(of: /\/(?:me|domain)\/contact\/(\d+)/) else { return false }
      return contacts.contains { String($0.id) == match.1 }
    }
  }
}
