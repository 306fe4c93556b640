import OVHClient
import PanierReference
import PanierVM

/// What is looked for in the stock.
struct StockFilter: LuaOptionTable {
  @LuaOption("eco, baremetalServers or vps") var product = "eco"
  @LuaOption("only this plan code", default: "all") var plan: String?
  @LuaOption("only in this datacenter, or in one of a list: the first ones are preferred", default: "all")
  var datacenter: LuaEither<String, [String]>?
  @LuaOption("only with a memory whose code has this in it, as in \"64g\"", default: "any") var memory: String?
  @LuaOption("only with disks whose code has this in it, as in \"2x512nvme\"", default: "any") var storage: String?
  @LuaOption("only what can be ordered; false for only what cannot", default: "both") var available: Bool?
  @LuaOption("whose prices: FR, IE, US", default: "the account's") var subsidiary: String?

  /// Everything of one plan in one place.
  init(product: String, plan: String, datacenter: String) {
    _product = LuaOption(wrappedValue: product, "")
    _plan = LuaOption(wrappedValue: plan, "")
    _datacenter = LuaOption(wrappedValue: .first(datacenter), "")
  }

  /// Everything of a product, or of one of its plans, wherever it is.
  init(product: String, plan: String?) {
    _product = LuaOption(wrappedValue: product, "")
    _plan = LuaOption(wrappedValue: plan, "")
  }

  /// Everything that is a server for a small purse.
  init() {}

  /// The places in the order of preference; empty for all.
  var places: [String] {
    switch datacenter {
    case .first(let place)?: [place.lowercased()]
    case .second(let places)?: places.map { $0.lowercased() }
    case nil: []
    }
  }

  /// Refuses what cannot be looked for.
  /// - Throws: ``UnknownStock`` or ``NoPartsOfVPS``.
  func check() throws {
    let known = ["eco", "baremetalServers", "vps"]
    guard known.contains(product) else { throw UnknownStock(product: product, known: known) }
    guard product != "vps" || (memory == nil && storage == nil) else { throw NoPartsOfVPS() }
  }

  /// What is looked for, in words: `eco 24sk10 in gra or rbx`.
  var words: String {
    var words = product
    if let plan { words += " \(plan)" }
    let parts = [memory, storage].compactMap(\.self)
    if !parts.isEmpty { words += " with \(parts.joined(separator: " and "))" }
    if !places.isEmpty { words += " in \(places.joined(separator: " or "))" }
    return words
  }
}

/// A product whose stock nobody tells.
struct UnknownStock: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    "the stock of '\(product)' is not told"
      + Spelling.hint(for: product, among: known, else: "it is of \(known.joined(separator: ", "))")
  }
}

/// Parts of a product that has none to choose.
struct NoPartsOfVPS: UsageError, Hashable {
  var description: String {
    "a VPS is not chosen by its memory or its disks; name the plan, as in plan = \"vps-2025-model1\""
  }
}
