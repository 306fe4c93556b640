import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// One label that an item may or must be configured with, as Lua sees it.
public final class RequirementObject: LuaObject {
  let requirement: ConfigurationRequirement
  /// What is set; more than one value will be refused by the quote.
  let values: [String]

  /// What the registry of the suffix asks for besides, in words; nil where it asks for nothing.
  let rule: String?
  /// The fields that the contact which is set does not have.
  let missing: [String]

  /// Wraps a requirement.
  init(_ requirement: ConfigurationRequirement, values: [String], rule: String? = nil, missing: [String] = []) {
    self.requirement = requirement
    self.values = values
    self.rule = rule
    self.missing = missing
  }

  /// What checkout refuses without, whatever the API says of it.
  private static let refusedWithout: Set = ["dedicated_datacenter", "dedicated_os", "vps_datacenter", "vps_os"]

  /// Why it is needed although the API calls it optional; nil otherwise.
  var reason: String? {
    guard requirement.required != true, Self.refusedWithout.contains(requirement.label) else { return nil }
    return "the API calls it optional, and refuses the checkout without it"
  }

  /// Whether it is needed; nil where the API does not say.
  var needed: Bool? { reason == nil ? requirement.required : true }

  /// What is to be known besides, a sentence each.
  fileprivate var notes: [String] {
    let lacks = missing.isEmpty ? nil : "\(values.first ?? "the contact") lacks \(missing.joined(separator: ", "))"
    return [reason, rule, lacks].compactMap { text in text.map { "\(requirement.label): \($0)" } }
  }

  public static let luaType = LuaType(
    "Requirement", of: RequirementObject.self,
    summary: "A label that an item may or must be configured with.",
    fields: [
      LuaField("label", .string, "The label.") { .string($0.requirement.label) },
      LuaField("type", .string, "The type in the API's words: bool, String, Nichandle, /me/contact.") {
        .string($0.requirement.type)
      },
      LuaField(
        "needed", .optional(.boolean),
        "Whether it is needed: what the API says, unless it is known to be wrong; nil when it does not say."
      ) { $0.needed.map { .boolean($0) } ?? .nil },
      LuaField("reason", .optional(.string), "Why it is needed although the API calls it optional; nil otherwise.") {
        .optional($0.reason)
      },
      LuaField("accepted", .string, "What is accepted, in words.") {
        .string(acceptedForm($0.requirement))
      },
      LuaField("allowed", .optional(.list(.string)), "The closed list of accepted values; nil where there is none.") {
        let values = $0.requirement.allowedValues
        return values.isEmpty ? .nil : .list(values.map { .string($0) })
      },
      LuaField("default", .optional(.string), "What is taken where nothing is set; nil where the API does not say.") {
        .optional($0.requirement.defaultValue)
      },
      LuaField("rule", .optional(.string), "What the registry of the suffix asks for besides; nil for nothing.") {
        .optional($0.rule)
      },
      LuaField("missing", .list(.string), "The fields that the contact which is set does not have.") {
        .list($0.missing.map { .string($0) })
      },
      LuaField("value", .optional(.string), "What is set; nil when nothing is.") {
        .optional($0.values.first)
      },
    ],
    example: """
      local c = cart.new()
      for _, r in ipairs(c:add(c:offers("free-example.fr"):cheapest()):requirements()) do print(r.label, r.accepted) end
      """
  )

  /// What a label takes, in words.
  static func acceptedForm(_ requirement: ConfigurationRequirement) -> String {
    if !requirement.allowedValues.isEmpty { return "one of \(requirement.allowedValues.joined(separator: ", "))" }
    switch requirement.type.lowercased() {
    case "bool", "boolean": return "true or false"
    case "integer", "long": return "a whole number"
    case "nichandle": return "an account, as in \"xx1111-ovh\""
    case "json": return "a JSON document as text"
    case let path where path.hasPrefix("/"): return "a resource path, as in \"\(requirement.type)/123\""
    default: return requirement.label == "DNS" ? "name servers, as in \"ns1;ns2\"" : "text"
    }
  }

  /// Whether a text has the form that a label takes; what is not known here is left to the API.
  static func accepts(_ text: String, _ requirement: ConfigurationRequirement) -> Bool {
    if !requirement.allowedValues.isEmpty { return requirement.allowedValues.contains(text) }
    switch requirement.type.lowercased() {
    case "bool", "boolean": return text == "true" || text == "false"
    case "integer", "long": return Int64(text) != nil
    case let path where path.hasPrefix("/"): return text.hasPrefix("/") && text.last != "/"
    default: return true
    }
  }
}

extension RequirementObject: Listed {
  /// What has to be, may be and is configured.
  static func table(of requirements: [RequirementObject]) -> TextTable {
    TextTable(
      title: "Configuration",
      columns: [.init("Label"), .init("Type"), .init("Needed"), .init("Accepted"), .init("Set")],
      rows: requirements.map { object in
        let requirement = object.requirement
        let needed = object.needed.map { $0 ? "yes" : "no" } ?? "not said"
        return [
          .init(requirement.label), .init(requirement.type), .init(needed), .init(acceptedForm(requirement)),
          .init(object.values.joined(separator: ", ")),
        ]
      },
      notes: requirements.isEmpty
        ? ["nothing to configure"]
        : requirements.flatMap(\.notes))
  }
}
