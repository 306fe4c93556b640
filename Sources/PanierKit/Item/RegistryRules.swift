import DomainNames
import OVHClient
import PanierVM

/// What a registry asks of the owner of a name, beyond what the cart says.
struct RegistryRules {
  /// The sentences of each label, in the order of the rule.
  private(set) var sentences: [String: [String]] = [:]
  private let suffix: String

  /// Reads the rule of the name that an item buys; without one there are no sentences.
  init?(_ item: ItemObject, _ client: OVHClient) async throws {
    guard let domain = item.domain, item.item.parentItemID == nil else { return nil }
    let isTransfer = item.item.settings.pricingMode?.rawValue.hasPrefix("transfer") == true
    suffix = domain.split(separator: ".").dropFirst().joined(separator: ".")
    do {
      take(try await client.configurationRule(domain: domain, action: isTransfer ? .transfer : .create))
    } catch let error as OVHError where error.kind == .api && (error.status ?? 500) < 500 {
      // Not every suffix has a rule, and a rule is a help and no condition.
      return nil
    }
  }

  /// The sentence of a label; nil where the registry asks for nothing of it in particular.
  func sentence(of label: String) -> String? {
    guard let parts = sentences[label], !parts.isEmpty else { return nil }
    return ".\(suffix) asks for \(parts.joined(separator: ", "))"
  }

  private mutating func take(_ rule: DomainRule) {
    for part in rule.and + rule.or { take(part) }
    guard let label = rule.label, let fields = rule.fields else { return }
    for field in fields.and + fields.or {
      guard let name = field.label else { continue }
      for constraint in field.constraints {
        guard let words = Self.words(name, constraint), sentences[label, default: []].contains(words) == false else {
          continue
        }
        sentences[label, default: []].append(words)
      }
    }
  }

  /// A constraint in words; nil for what any contact has to fulfil.
  private static func words(_ name: String, _ constraint: RuleConstraint) -> String? {
    let unless = constraint.conditions?.label.map { " unless the \($0) lives there" } ?? ""
    switch constraint.operator {
    case "eq": return constraint.value.map { "\(name) = \($0)\(unless)" }
    case "ne": return constraint.value.map { "\(name) other than \($0)\(unless)" }
    // Any contact has a form and a language, and a list of every country excludes nobody.
    case "contains" where constraint.values.count <= 60 && !["legalForm", "language", "gender"].contains(name):
      return "\(name) one of \(constraint.values.joined(separator: ", "))\(unless)"
    default: return nil
    }
  }
}

/// Whether a contact can own the name that an item buys.
enum OwnerCheck {
  /// Refuses a contact that lacks what the cart or the registry asks for.
  /// - Throws: ``ContactUnfit``.
  static func check(
    _ object: ContactObject, for item: ItemObject, _ requirement: ConfigurationRequirement, _ client: OVHClient
  ) async throws {
    let missing = missing(requirement.fields, in: object.contact)
    guard missing.isEmpty else {
      throw ContactUnfit(contact: object.path, name: item.name, problems: missing.map { "\($0) is missing" })
    }
    guard let domain = item.domain else { return }
    let isTransfer = item.item.settings.pricingMode?.rawValue.hasPrefix("transfer") == true
    do {
      try await client.checkConfigurationRule(
        domain: domain, action: isTransfer ? .transfer : .create, data: DomainRuleData(owner: owner(object.contact)))
    } catch let error as OVHError where error.errorClass == "Client::BadRequest::DOMDOCRuleNotRespected" {
      let problems = (error.details?.object?.members ?? []).filter { $0.name.hasPrefix("owner.") }
        .map { "\($0.name.dropFirst(6)): \($0.value.string ?? "not accepted")" }
      guard !problems.isEmpty else { return }
      throw ContactUnfit(contact: object.path, name: item.name, problems: problems)
    }
  }

  /// The fields of a list that a contact does not have.
  static func missing(_ fields: [String], in contact: Contact) -> [String] {
    fields.filter { path in
      var value: JSONValue = .object(contact.fields)
      for part in path.split(separator: ".") { value = value[String(part)] ?? .null }
      return value.isNull || value.string == ""
    }
  }

  /// A contact as rules judge it, without what they do not know.
  private static func owner(_ contact: Contact) -> JSONObject {
    JSONObject(members: contact.fields.members.filter { !["id", "spareEmail"].contains($0.name) && !$0.value.isNull })
  }
}

/// A contact that cannot own a name.
struct ContactUnfit: UsageError, Hashable {
  let contact: String
  let name: String
  let problems: [String]

  var description: String {
    "\(contact) cannot own \(name): \(problems.joined(separator: "; ")); mend it with contact:update{…}, or make another "
      + "with me.new_contact{…}"
  }
}
