public import OVHClient
public import PanierOrdering
import PanierVM

/// Carts as a recipe that buys the same again, for other names and within a ceiling.
public struct RecipeExport: Sendable {
  /// What one order of it buys.
  public struct Cart: Sendable {
    /// The subsidiary that it was made for; nil takes the one of whoever runs the recipe.
    public var subsidiary: String?
    /// What is in it, options below what they belong to.
    public var items: [PlannedItem]
    /// The codes of its coupons.
    public var coupons: [String]

    /// Describes a cart.
    public init(subsidiary: String?, items: [PlannedItem], coupons: [String] = []) {
      self.subsidiary = subsidiary
      self.items = items
      self.coupons = coupons
    }

    /// Reads a cart from the API; an ordered one can be read too.
    /// - Parameters:
    ///   - id: the cart.
    ///   - origin: what its maker knows of it.
    ///   - client: the client of its account.
    /// - Throws: `OVHError`.
    public init(_ id: String, _ origin: CartOrigin, _ client: OVHClient) async throws {
      subsidiary = origin.subsidiary
      items = try await CartReader(client: client, cart: id, services: origin.services).items()
      coupons = try await client.coupons(cart: id)
    }
  }

  /// A parameter of the recipe.
  private struct Parameter {
    var name: String
    var declaration: String
  }

  private let name: String
  private let author: String
  private let carts: [Cart]
  /// The parameter that stands for a text: the names that are bought, and codes that nobody else may read.
  private var places: [String: String] = [:]
  private var parameters: [Parameter] = []

  /// Describes an export.
  /// - Parameters:
  ///   - name: the recipe's name.
  ///   - author: who writes it.
  ///   - carts: what it buys, each by an order of its own.
  /// - Throws: ``RecipeError`` for a name that cannot be one, and where there is nothing to buy.
  public init(name: String, author: String, carts: [Cart]) throws(RecipeError) {
    guard RecipeName.isValid(name) else {
      throw RecipeError(.source, "'\(RecipeSource.shown(name))' cannot name a recipe; use \(RecipeName.rule)")
    }
    self.name = name
    self.author = author
    self.carts = carts.filter { !$0.items.isEmpty }
    guard !self.carts.isEmpty else {
      throw RecipeError(.source, "this session has nothing to export; put something into a cart first")
    }
    declareNames()
    declareSecrets()
  }

  /// The recipe's text.
  public var text: String {
    let sells = items.contains { $0.domain?.isEmpty == false }
    return """
      -- Buys again what a session had in its carts; written by .export.
      return recipe{
        name = \(LuaLiteral.quoted(name)),
        version = "0.1.0",
        summary = \(LuaLiteral.quoted(summary)),
        author = \(LuaLiteral.quoted(author)),
        license = "MIT",
        risk = "\(sells ? "waive" : "order")",
        details = \(LuaLiteral.quoted(details(sells))),
        params = {
      \(parameters.map { "    \($0.name) = \($0.declaration),\n" }.joined())\
          ceiling = param.money{ required = true, help = "the most that all of it may cost at first, with tax" },
        },
        run = function(p)
          local left, orders = p.ceiling, {}
      \(carts.map { purchase(of: $0) }.joined(separator: "\n"))
          return { orders = orders, left = left }
        end,
      }

      """
  }

  // MARK: - Parameters

  private var items: [PlannedItem] { carts.flatMap(\.items).flatMap(\.all) }

  private mutating func declareNames() {
    var names: [String] = []
    for case let domain? in items.map(\.domain) where !domain.isEmpty && !names.contains(domain) {
      names.append(domain)
    }
    for (index, domain) in names.enumerated() {
      let name = names.count == 1 ? "domain" : "domain\(index + 1)"
      places[domain] = "p.\(name)"
      parameters.append(
        Parameter(
          name: name, declaration: "param.domain{ default = \(LuaLiteral.quoted(domain)), help = \"the name\" }"))
    }
  }

  private mutating func declareSecrets() {
    for item in items {
      for value in item.configuration where value.isSecret && places[value.value] == nil {
        let label = value.label.lowercased()
        let count = parameters.count { $0.name.hasPrefix(label) }
        let name = count == 0 ? label : "\(label)\(count + 1)"
        places[value.value] = "p.\(name)"
        parameters.append(
          Parameter(
            name: name,
            declaration: "param.string{ required = true, secret = true, help = "
              + "\(LuaLiteral.quoted("\(value.label) of \(item.domain ?? item.plan)")) }"))
      }
    }
  }

  // MARK: - Words

  private var summary: String {
    let words = items.filter { item in !carts.contains { $0.items.flatMap(\.options).contains(item) } }.map(\.words)
    let rest = words.count > 2 ? " and \(words.count - 2) more" : ""
    return "Buys " + words.prefix(2).joined(separator: ", ") + rest + "."
  }

  private func details(_ sells: Bool) -> String {
    let orders = carts.count == 1 ? "one order" : "\(carts.count) orders, one after the other"
    return "Makes \(orders) within the ceiling, and leaves \(carts.count == 1 ? "it" : "them") unpaid."
      + (sells ? " Domains are sold without the right of withdrawal, which is given up." : "")
  }

  // MARK: - Lua

  private func purchase(of cart: Cart) -> String {
    var lines = ["do"]
    let subsidiary = cart.subsidiary.map { "subsidiary = \(LuaLiteral.quoted($0)), " } ?? ""
    lines.append("  local c = cart.new{ \(subsidiary)description = \(LuaLiteral.quoted("recipe \(name)")) }")
    for item in cart.items {
      let isNamed = !item.options.isEmpty
      lines.append("  \(isNamed ? "local item = " : "")c:add{ \(added(item)) }\(configured(item))")
      for option in item.options {
        lines.append("  item:option(\(LuaLiteral.quoted(option.plan)), { \(way(option)) })\(configured(option))")
      }
      if isNamed {
        // A local of each item would soon be too many for one function of Lua.
        lines[lines.count - item.options.count - 1] = "  do\n  " + lines[lines.count - item.options.count - 1]
        for index in lines.indices.suffix(item.options.count) { lines[index] = "  " + lines[index] }
        lines.append("  end")
      }
    }
    for coupon in cart.coupons { lines.append("  c:coupon(\(LuaLiteral.quoted(coupon)))") }
    let waives = cart.items.flatMap(\.all).contains { $0.domain?.isEmpty == false }
    lines += [
      "  c:assign()", "  local quote = c:quote()", "  print(quote)",
      "  local order = c:checkout{ quote = quote, max = left\(waives ? ", waive_retraction = true" : "") }",
      "  left = left - order.total", "  orders[#orders + 1] = order.id", "end",
    ]
    return lines.joined(separator: "\n").split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }

  private func added(_ item: PlannedItem) -> String {
    if let domain = item.domain, !domain.isEmpty {
      let mode = item.mode
      var fields = ["domain = \(value(domain))", "duration = \(LuaLiteral.quoted(item.duration))"]
      if mode.hasPrefix("transfer") { fields.append(#"action = "transfer""#) }
      if mode.hasSuffix("premium") { fields.append("premium = true") }
      if mode.contains("aftermarket") { fields.append("aftermarket = true") }
      return fields.joined(separator: ", ")
    }
    let service = item.service.map { ["service = \(LuaLiteral.quoted($0))"] } ?? []
    return
      (["product = \(LuaLiteral.quoted(item.product))", "plan = \(LuaLiteral.quoted(item.plan))"] + service + [
        way(item)
      ])
      .joined(separator: ", ")
  }

  private func way(_ item: PlannedItem) -> String {
    var fields: [String] = []
    if !item.duration.isEmpty { fields.append("duration = \(LuaLiteral.quoted(item.duration))") }
    if !item.mode.isEmpty { fields.append("mode = \(LuaLiteral.quoted(item.mode))") }
    if item.quantity != 1 { fields.append("quantity = \(item.quantity)") }
    return fields.joined(separator: ", ")
  }

  private func configured(_ item: PlannedItem) -> String {
    // The API sets an empty one by itself, and does not take it from others.
    let configuration = item.configuration.filter { $0.value != "{}" }
    guard !configuration.isEmpty else { return "" }
    let fields = configuration.map { set in
      let isWord = ["true", "false"].contains(set.value)
      return "[\(LuaLiteral.quoted(set.label))] = \(isWord ? set.value : value(set.value))"
    }
    return ":configure{ \(fields.joined(separator: ", ")) }"
  }

  /// A text, or the parameter that stands for it.
  private func value(_ text: String) -> String { places[text] ?? LuaLiteral.quoted(text) }
}
