import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `item:options`: chooses options by what is wanted of each family.
enum ItemOptions {
  /// The word for the option that costs least.
  private static let cheapest = "cheapest"

  static let choose = LuaFunction(
    "Item:options", on: ItemObject.self,
    "Chooses options by family: by code, by a part of code or name, or the cheapest.",
    details:
      "Given \"cheapest\", it fills each family that must be filled and is not yet. Given a table, it chooses one "
      + "option for each family that is named; `others = \"cheapest\"` fills the rest of what must be filled. An option "
      + "that an exclusive family has already is taken out first. All of it is looked for before anything is changed, and "
      + "what is chosen already is not added again. The result tells what was chosen and what it adds.",
    parameters: .required(
      "wanted", LuaEither<String, LuaTable>.self,
      "\"cheapest\", or a table: `{ memory = \"64g\", storage = \"2x512nvme\", bandwidth = \"cheapest\" }`"),
    results: [ResultDoc(.object("List"), "the options that were chosen; it prints as a table")],
    errors: [
      "24sk20 has no family of options 'memry'; did you mean 'memory'?",
      "no option of the family memory of 24sk20 is called '512g'; there are ram-32g-ecc-2133-24sk20, ram-64g-ecc-2133-24sk20",
      "'ram' means several options of the family memory of 24sk20: ram-32g-ecc-2133-24sk20, ram-64g-ecc-2133-24sk20; write "
        + "more of the code",
    ],
    example: """
      local c = cart.new()
      local item = c:add{ product = "eco", plan = "24sk20" }
      print(item:options{ memory = "64g", others = "cheapest" })
      print(#item:options("cheapest"))  --> 0
      """,
    waiting: { call, item, wanted in
      let client = try call.session.client
      let available = try await ItemOption.available(item, client)
      let chosen = try await ItemOption.chosen(item, client)
      let picks = try picks(of: wanted, for: item, available, chosen.compactMap(\.settings.planCode))
      var added: [ChosenOptionObject] = []
      for option in picks {
        let way = try ItemOption.way(of: option, on: item)
        added.append(ChosenOptionObject(option, way))
        if chosen.contains(where: { $0.settings.planCode == option.planCode }) { continue }
        if option.exclusive {
          let family = Set(available.filter { $0.family == option.family }.map(\.planCode))
          for other in chosen where other.settings.planCode.map(family.contains) ?? false {
            try await client.deleteItem(cart: item.cart.id, item: other.id)
            item.cart.forget(item: other.id)
          }
        }
        _ = try await ItemOption.put(option, on: item, client)
      }
      // What was looked at in the stock had other parts.
      if picks.contains(where: { ["memory", "storage"].contains($0.family) }) { item.cart.forgetRow(item: item.id) }
      return .one(.object(ListObject(added)))
    })

  /// The options that are meant, one for each family.
  private static func picks(
    of wanted: LuaEither<String, LuaTable>, for item: ItemObject, _ available: [GenericOption], _ chosen: [String]
  ) throws -> [GenericOption] {
    var families: [String] = []
    for option in available where !families.contains(option.family) { families.append(option.family) }
    var picks: [GenericOption] = []
    var fillsOthers = false
    switch wanted {
    case .first(let word):
      guard word == cheapest else { throw UnknownChoice(word: word) }
      fillsOthers = true
    case .second(let table):
      guard table.array.isEmpty, table.other.isEmpty else { throw UnknownChoice(word: "a list") }
      for (key, value) in table.fields.sorted(by: { $0.key < $1.key }) {
        guard case .string(let text) = value else { throw UnknownChoice(word: "a \(value.kindName) for \(key)") }
        if key == "others", !families.contains(key) {
          guard text == cheapest else { throw UnknownChoice(word: text) }
          fillsOthers = true
          continue
        }
        guard let family = families.first(where: { $0 == key || $0.replacing("-", with: "_") == key }) else {
          throw UnknownFamily(item: item.name, family: key, known: families)
        }
        picks.append(try pick(text, of: family, available.filter { $0.family == family }, item))
      }
    }
    guard fillsOthers else { return picks }
    for family in families where !picks.contains(where: { $0.family == family }) {
      let options = available.filter { $0.family == family }
      guard options.contains(where: \.mandatory), !options.contains(where: { chosen.contains($0.planCode) }) else {
        continue
      }
      picks.append(try pick(cheapest, of: family, options, item))
    }
    return picks
  }

  private static func pick(
    _ text: String, of family: String, _ options: [GenericOption], _ item: ItemObject
  ) throws -> GenericOption {
    if let exact = options.first(where: { $0.planCode == text }) { return exact }
    if text == cheapest {
      var best: (option: GenericOption, total: Money)?
      for option in options {
        guard let total = try? ItemOption.way(of: option, on: item).total else { continue }
        if let found = best, try !total.isLess(than: found.total) { continue }
        best = (option, total)
      }
      guard let best else { throw NothingPriced(item: item.name, family: family) }
      return best.option
    }
    let part = text.lowercased()
    let found = options.filter { $0.planCode.lowercased().contains(part) || $0.productName.lowercased().contains(part) }
    // A whole part of the code goes before a piece of one: 32g is not 132g.
    let whole = found.filter { $0.planCode.lowercased().split(separator: "-").contains { $0 == part } }
    // Of disks alone and disks with others besides, those alone are meant.
    let parts = { (option: GenericOption) in option.planCode.split(separator: "-").count }
    let least = whole.map(parts).min()
    let meant = whole.isEmpty ? found : whole.filter { parts($0) == least }
    guard let option = meant.first else {
      throw NoOptionNamed(item: item.name, family: family, text: text, known: options.map(\.planCode))
    }
    guard meant.count == 1 else {
      throw SeveralOptions(item: item.name, family: family, text: text, found: meant.map(\.planCode))
    }
    return option
  }
}

/// A word that chooses nothing.
struct UnknownChoice: UsageError, Hashable {
  let word: String

  var description: String {
    "item:options takes \"cheapest\" or a table such as { memory = \"64g\", others = \"cheapest\" }, not \(word)"
  }
}

/// A family that an item has no options of.
struct UnknownFamily: UsageError, Hashable {
  let item: String
  let family: String
  let known: [String]

  var description: String {
    "\(item) has no family of options '\(family)'"
      + Spelling.hint(
        for: family, among: known,
        else: known.isEmpty ? "it has no options" : "there are \(known.joined(separator: ", "))")
  }
}

/// A text that no option of a family has in its code or name.
struct NoOptionNamed: UsageError, Hashable {
  let item: String
  let family: String
  let text: String
  let known: [String]

  var description: String {
    "no option of the family \(family) of \(item) is called '\(text)'; there are \(known.joined(separator: ", "))"
  }
}

/// A text that several options of a family have.
struct SeveralOptions: UsageError, Hashable {
  let item: String
  let family: String
  let text: String
  let found: [String]

  var description: String {
    "'\(text)' means several options of the family \(family) of \(item): \(found.joined(separator: ", ")); write more of "
      + "the code"
  }
}

/// A family of which no option has a price for the item's period.
struct NothingPriced: UsageError, Hashable {
  let item: String
  let family: String

  var description: String {
    "no option of the family \(family) of \(item) has a price; choose one by its code with item:option"
  }
}
