import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `item:configure`: sets values so that each label has exactly one.
enum ItemConfigure {
  static let configure = LuaFunction(
    "Item:configure", on: ItemObject.self, "Sets values by label; an earlier value of the same label is replaced.",
    details: "The API itself appends, and refuses a label with two values at the quote: so the old one is deleted "
      + "first. Labels are checked against the requirements before anything is sent. The `region` of a server is set with "
      + "its `dedicated_datacenter`, and one that contradicts it is refused. A contact may be given as it is: it is held against "
      + "what the cart and the registry ask for, and refused with the fields that are missing.",
    parameters: .required(
      "values", LuaTable.self, "labels and values: `{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = contact }`"),
    results: [ResultDoc(.object("Item"), "the item")],
    errors: [
      "free-example.fr has no label 'OWNER_LEGAL_AG'; did you mean 'OWNER_LEGAL_AGE'?",
      "OWNER_LEGAL_AGE of free-example.fr takes true or false, not 'yes'",
      "dedicated_datacenter 'bhs' is in the region canada, not in 'europe'; leave region out, and it is set with the "
        + "place",
    ],
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      """,
    waiting: { call, item, table in
      guard table.array.isEmpty else { throw LabelsExpected() }
      // In the order of the labels, so that two runs send the same calls.
      try await set(table.fields.sorted { $0.key < $1.key }, on: item, call.session.client)
      return .one(.object(item))
    })

  /// Sets values, each in place of those that its label had.
  static func set(_ wanted: [(key: String, value: LuaValue)], on item: ItemObject, _ client: OVHClient) async throws {
    let required = try await client.requiredConfiguration(cart: item.cart.id, item: item.id)
    let texts = try wanted.map { try text(of: $0.value, label: $0.key, item: item, required: required) }
    for (label, value) in wanted {
      guard case .object(let contact as ContactObject) = value,
        let requirement = required.first(where: { $0.label == label })
      else { continue }
      try await OwnerCheck.check(contact, for: item, requirement, client)
    }
    let old = try await configurations(of: item, client)
    var values = zip(wanted, texts).map { (label: $0.key, value: $1) }
    if let region = try PlaceAndRegion.derived(from: values, set: old, required: required) {
      values.append((PlaceAndRegion.region, region))
    }
    // What is put elsewhere is no longer what was looked at in the stock.
    if values.contains(where: { PlaceAndRegion.isPlace($0.label) }) { item.cart.forgetRow(item: item.id) }
    for (label, value) in values {
      let set = old.filter { $0.label == label }
      if set.count == 1, set[0].value == value { continue }
      for configuration in set {
        try await client.deleteConfiguration(cart: item.cart.id, item: item.id, configuration: configuration.id)
      }
      _ = try await client.addConfiguration(cart: item.cart.id, item: item.id, label: label, value: value)
    }
  }

  /// The values that are set on an item.
  static func configurations(of item: ItemObject, _ client: OVHClient) async throws -> [ConfigurationItem] {
    var set: [ConfigurationItem] = []
    for id in try await client.configurationIDs(cart: item.cart.id, item: item.id) {
      set.append(try await client.configuration(cart: item.cart.id, item: item.id, configuration: id))
    }
    return set
  }

  /// A value in the text form that the API takes, checked against the requirement.
  private static func text(
    of value: LuaValue, label: String, item: ItemObject, required: [ConfigurationRequirement]
  ) throws -> String {
    guard let requirement = required.first(where: { $0.label == label }) else {
      throw UnknownLabel(item: item.name, label: label, known: required.map(\.label))
    }
    let text: String
    switch value {
    case .boolean(let flag): text = flag ? "true" : "false"
    case .integer(let number): text = String(number)
    case .string(let given): text = given
    case .object(let contact as ContactObject): text = contact.path
    default: throw BadConfigurationValue(requirement, item: item.name, value: "a \(value.kindName)")
    }
    guard RequirementObject.accepts(text, requirement) else {
      throw BadConfigurationValue(requirement, item: item.name, value: "'\(text)'")
    }
    return text
  }
}

/// A label that the item does not take.
struct UnknownLabel: UsageError, Hashable {
  let item: String
  let label: String
  let known: [String]

  var description: String {
    known.isEmpty
      ? "\(item) has no label '\(label)': there is nothing to configure"
      : "\(item) has no label '\(label)'"
        + Spelling.hint(for: label, among: known, else: "it takes \(known.joined(separator: ", "))")
  }
}

/// A value that the label does not take.
struct BadConfigurationValue: UsageError, Hashable {
  let label: String
  let item: String
  let accepted: String
  let value: String

  init(_ requirement: ConfigurationRequirement, item: String, value: String) {
    label = requirement.label
    self.item = item
    accepted = RequirementObject.acceptedForm(requirement)
    self.value = value
  }

  var description: String { "\(label) of \(item) takes \(accepted), not \(value)" }
}

/// A list where labels are needed.
struct LabelsExpected: UsageError, Hashable {
  var description: String { "configure takes labels and values, as in item:configure{ OWNER_LEGAL_AGE = true }" }
}
