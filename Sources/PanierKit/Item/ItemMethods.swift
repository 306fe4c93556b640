import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// The methods of an item.
enum ItemMethods {
  static let all: [LuaFunction] = [
    requirements, ItemConfigure.configure, configurations, unconfigure, ItemOption.option, ItemOptions.choose,
    ItemUpdate.update, remove,
  ]

  private static let requirements = LuaFunction(
    "Item:requirements", on: ItemObject.self, "What has to be configured, what is accepted and what is set.",
    details:
      "`needed` is what the API says, unless that is known to be wrong; only the quote judges. What the registry "
      + "of the suffix asks for besides stands below the table and in `rule`, and so do the fields that the owner's "
      + "contact lacks.",
    results: [ResultDoc(.object("List"), "a list of requirements that prints as a table")],
    example: """
      local c = cart.new()
      print(c:add(c:offers("free-example.fr"):cheapest()):requirements())
      """,
    waiting: { call, item in
      let session = try call.session
      let required = try await session.client.requiredConfiguration(cart: item.cart.id, item: item.id)
      let set = try await ItemConfigure.configurations(of: item, session.client)
      let rules = try await RegistryRules(item, session.client)
      var requirements: [RequirementObject] = []
      for requirement in required {
        let values = set.filter { $0.label == requirement.label }.map(\.value)
        requirements.append(
          RequirementObject(
            requirement, values: values, rule: rules?.sentence(of: requirement.label),
            missing: try await missing(requirement, values.first, session.client)))
      }
      return .one(.object(ListObject(requirements)))
    })

  /// The fields that the contact which is set does not have.
  private static func missing(
    _ requirement: ConfigurationRequirement, _ value: String?, _ client: OVHClient
  ) async throws -> [String] {
    guard !requirement.fields.isEmpty, let id = value.flatMap({ $0.split(separator: "/").last }).flatMap({ Int64($0) })
    else { return [] }
    return OwnerCheck.missing(requirement.fields, in: try await client.contact(id))
  }

  private static let configurations = LuaFunction(
    "Item:configurations", on: ItemObject.self,
    "The values that are set: GET …/item/{itemId}/configuration and each of them.",
    results: [ResultDoc(.object("List"), "a list of configurations that prints as a table")],
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest())
      item:configure{ OWNER_LEGAL_AGE = true }
      print(item:configurations():where{ label = "OWNER_LEGAL_AGE" }[1].value)  --> true
      """,
    waiting: { call, item in
      let set = try await ItemConfigure.configurations(of: item, call.session.client)
      return .one(.object(ListObject(set.map(ConfigurationObject.init))))
    })

  private static let unconfigure = LuaFunction(
    "Item:unconfigure", on: ItemObject.self,
    "Takes every value of a label away: DELETE …/item/{itemId}/configuration/{configurationId}.",
    parameters: .required("label", String.self, "the label"),
    results: [ResultDoc(.integer, "how many values were taken away")],
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest())
      item:configure{ DNS = "ns1.example.net;ns2.example.net" }
      print(item:unconfigure("DNS"))  --> 1
      """,
    waiting: { call, item, label in
      let client = try call.session.client
      let values = try await ItemConfigure.configurations(of: item, client).filter { $0.label == label }
      for value in values {
        try await client.deleteConfiguration(cart: item.cart.id, item: item.id, configuration: value.id)
      }
      return .one(.integer(Int64(values.count)))
    })

  private static let remove = LuaFunction(
    "Item:remove", on: ItemObject.self, "Takes the item out of its cart: DELETE /order/cart/{cartId}/item/{itemId}.",
    example: """
      local c = cart.new()
      c:add(c:offers("free-example.fr"):cheapest()):remove()
      print(#c:items())  --> 0
      """,
    waiting: { call, item in
      try await call.session.client.deleteItem(cart: item.cart.id, item: item.id)
      item.cart.forget(item: item.id)
      return .none
    })
}
