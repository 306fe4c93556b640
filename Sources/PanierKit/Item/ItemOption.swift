import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `item:option` and `cart:options`: what can be had with an item.
enum ItemOption {
  struct Choices: LuaOptionTable {
    @LuaOption("the period", default: "the item's if sold") var duration: Period?
    @LuaOption("the pricing mode", default: "default") var mode: String?
    @LuaOption("how many") var quantity: Int64 = 1
  }

  static let options = LuaFunction(
    "Cart:options", on: CartObject.self,
    "The options that an item can have: GET /order/cart/{cartId}/{product}/options.",
    details:
      "Families that must be filled stand first, and what is still to be chosen of them is named above the table. "
      + "Nothing is chosen by itself, not even where a family has one option only: item:option adds what the order is to "
      + "have, item:options chooses by family.",
    parameters: .required("item", ItemObject.self, "an item of the cart that is no option itself"),
    results: [ResultDoc(.object("List"), "a list of options that prints as a table")],
    errors: ["item 4294970003 is an option itself; ask for the options of the item that it belongs to"],
    example: """
      local c = cart.new()
      print(#c:options(c:add{ domain = "free-example.fr" }))  --> 2
      """,
    waiting: { call, _, item in
      let client = try call.session.client
      let chosen = try await chosen(item, client).map(\.settings.planCode)
      let available = try await available(item, client)
      let mandatory = Set(available.filter(\.mandatory).map(\.family))
      let sorted =
        available.filter { mandatory.contains($0.family) } + available.filter { !mandatory.contains($0.family) }
      return .one(
        .object(ListObject(sorted.map { OptionObject($0, isChosen: chosen.contains($0.planCode)) })))
    })

  static let option = LuaFunction(
    "Item:option", on: ItemObject.self, "Adds an option to the item: POST /order/cart/{cartId}/{product}/options.",
    details: "The option becomes an item of its own; cart:remove takes it away again. A second option of an exclusive "
      + "family is refused, and so is a period or a quantity that is not sold.",
    parameters:
      .required("plan", String.self, "the plan code of the option, as cart:options lists it"),
    .options(Choices.self, "how it is ordered", name: "choices"),
    results: [ResultDoc(.object("Item"), "the option as an item")],
    errors: [
      "free-example.fr has no option 'dnsec'; did you mean 'dnssec'?",
      "24sk10 takes one option of the family memory, and ram-32g is chosen; take it out with cart:remove(4294970004)",
    ],
    example: """
      local c = cart.new()
      print(c:add{ domain = "free-example.fr" }:option("dnssec").plan)  --> dnssec
      """,
    waiting: { call, item, code, choices in
      let client = try call.session.client
      let available = try await available(item, client)
      guard let option = available.first(where: { $0.planCode == code }) else {
        throw UnknownOption(item: item.name, option: code, known: available.map(\.planCode))
      }
      try await requireRoom(for: option, among: available, on: item, client)
      return .one(.object(try await put(option, on: item, client, choices)))
    })

  /// Adds an option that was looked for.
  static func put(
    _ option: GenericOption, on item: ItemObject, _ client: OVHClient, _ choices: Choices = Choices()
  ) async throws -> ItemObject {
    let way = try way(of: option, on: item, choices)
    let product = try product(of: item).text
    let added = try await client.addOption(
      cart: item.cart.id, product: product, item: item.id, planCode: option.planCode, duration: way.duration,
      pricingMode: way.mode, quantity: choices.quantity)
    return ItemObject(added, cart: item.cart, product: product)
  }

  /// The price to order an option at: the item's own period where the option is sold for it.
  static func way(
    of option: GenericOption, on item: ItemObject, _ choices: Choices = Choices()
  ) throws -> PlanPrice {
    let mode = choices.mode
    let quantity = choices.quantity
    if let duration = choices.duration {
      return try PlanPrice.pick(
        option.prices, of: option.planCode, duration: duration, mode: mode, quantity: quantity)
    }
    let own = item.item.duration.flatMap { try? Period($0) }
    if let own, PlanPrice.all(option.prices).contains(where: { (try? Period($0.duration)) == own }) {
      let fits = try? PlanPrice.pick(option.prices, of: option.planCode, duration: own, mode: mode, quantity: quantity)
      if let fits { return fits }
    }
    return try PlanPrice.pick(option.prices, of: option.planCode, duration: nil, mode: mode, quantity: quantity)
  }

  /// Refuses a second option of a family that takes one.
  private static func requireRoom(
    for option: GenericOption, among available: [GenericOption], on item: ItemObject, _ client: OVHClient
  ) async throws {
    guard option.exclusive else { return }
    let family = Set(available.filter { $0.family == option.family }.map(\.planCode))
    let chosen = try await chosen(item, client)
    if let other = chosen.first(where: { $0.settings.planCode.map(family.contains) ?? false }) {
      throw FamilyIsFull(
        item: item.name, family: option.family, chosen: other.settings.planCode ?? "", chosenID: other.id)
    }
  }

  /// The options that the API offers for an item.
  static func available(_ item: ItemObject, _ client: OVHClient) async throws -> [GenericOption] {
    guard item.item.parentItemID == nil else { throw OptionOfOption(id: item.id) }
    if let service = item.service { throw OptionOfService(id: item.id, service: service) }
    let product = try product(of: item)
    if product.isDomain {
      return try await client.domainOptions(cart: item.cart.id, domain: item.domain ?? item.name)
    }
    return try await client.options(
      cart: item.cart.id, product: product.text, planCode: item.item.settings.planCode ?? "")
  }

  /// The options that an item has.
  static func chosen(_ item: ItemObject, _ client: OVHClient) async throws -> [CartItem] {
    let current = try await client.item(cart: item.cart.id, item: item.id)
    item.update(current)
    var chosen: [CartItem] = []
    for id in current.options { chosen.append(try await client.item(cart: item.cart.id, item: id)) }
    return chosen
  }

  /// The product of an item: what it was added as, or what the API says.
  static func product(of item: ItemObject) throws -> ProductName {
    if let product = item.product { return try ProductName(product) }
    if item.domain != nil { return try ProductName("domain") }
    return try ProductName(item.item.productID)
  }
}

/// An option that the item cannot have.
struct UnknownOption: UsageError, Hashable {
  let item: String
  let option: String
  let known: [String]

  var description: String {
    "\(item) has no option '\(option)'"
      + Spelling.hint(
        for: option, among: known,
        else: known.isEmpty ? "it has none" : "there are \(known.joined(separator: ", "))")
  }
}

/// A second option of a family that takes one.
struct FamilyIsFull: UsageError, Hashable {
  let item: String
  let family: String
  let chosen: String
  let chosenID: Int64

  var description: String {
    "\(item) takes one option of the family \(family), and \(chosen) is chosen; take it out with cart:remove(\(chosenID))"
  }
}

/// Options are asked for an option.
struct OptionOfOption: UsageError, Hashable {
  let id: Int64

  var description: String {
    "item \(id) is an option itself; ask for the options of the item that it belongs to"
  }
}

/// Options are asked for an option of a service.
struct OptionOfService: UsageError, Hashable {
  let id: Int64
  let service: OwnedService

  var description: String {
    "item \(id) is an option of \(service.name) itself; ask with "
      + "cart:service_options{ product = \"\(service.product)\", service = \"\(service.name)\" }"
  }
}
