/// The whole catalogue of documented modules, functions and types.
public struct Reference: Sendable {
  /// The modules; the one with an empty name holds plain global functions.
  public let modules: [ModuleReference]
  /// The types of objects.
  public let types: [TypeReference]
  private let index: [String: Entry]
  private let short: [String: [Entry]]
  /// Modules with a dot in their name, by what stands behind it.
  private let required: [String: ModuleReference]

  /// Collects documentation.
  public init(modules: [ModuleReference], types: [TypeReference]) {
    self.modules = modules
    self.types = types
    var index: [String: Entry] = [:]
    var short: [String: [Entry]] = [:]
    var required: [String: ModuleReference] = [:]
    func add(_ entry: Entry, _ shortName: String) {
      index[entry.name] = entry
      short[shortName, default: []].append(entry)
    }
    for module in modules {
      if !module.name.isEmpty { index[module.name] = .module(module) }
      if let mark = module.name.lastIndex(of: ".") {
        required[String(module.name[module.name.index(after: mark)...])] = module
      }
      for function in module.functions { add(.function(function), function.shortName) }
      for field in module.fields { add(.field(field, owner: module.name), field.name) }
    }
    for type in types {
      index[type.name] = .type(type)
      for method in type.methods { add(.function(method), method.shortName) }
      for field in type.fields { add(.field(field, owner: type.name), field.name) }
    }
    self.index = index
    self.short = short
    self.required = required
  }

  /// Finds an entry by its name.
  ///
  /// - Parameter name: `cart`, `cart.new`, `Cart`, `Cart:add`, `cart:add` (a type in lower case), `Cart.add`, or `add`
  ///   if only one thing is called that; `panier.csv`, `csv`, `csv.read`, `panier.csv.read` for a module to require.
  public func lookup(_ name: String) -> Entry? {
    if let entry = index[name] { return entry }
    if let entry = spelledDifferently(name) ?? ofRequired(name) { return entry }
    if let found = short[name], found.count == 1 { return found[0] }
    return types.first { $0.name.lowercased() == name.lowercased() }.map(Entry.type)
  }

  /// Names close to a misspelt one, best first; empty when the name is known or nothing is close.
  public func suggestions(for name: String) -> [String] {
    guard lookup(name) == nil else { return [] }
    if let same = short[name] { return same.map(\.name).sorted() }
    var found: [String] = []
    var names = allNames
    while found.count < 3, let near = Spelling.nearest(to: name, among: names) {
      found.append(near)
      names.removeAll { $0 == near }
    }
    if found.isEmpty, let near = Spelling.nearest(to: name, among: short.keys) {
      found = (short[near] ?? []).map(\.name).sorted()
    }
    return found
  }

  /// Every documented name, sorted.
  public var allNames: [String] { index.keys.sorted() }

  /// The documentation of a function that code names.
  ///
  /// - Parameter path: the name as code writes it: `cart.new`, `Cart:add`; `csv.read` for a module to require.
  public func function(at path: String) -> FunctionReference? {
    guard case .function(let function)? = index[path] ?? ofRequired(path) else { return nil }
    return function
  }

  /// `csv` for `panier.csv` where nothing else is called that, `panier.csv.read` for `csv.read`.
  private func ofRequired(_ name: String) -> Entry? {
    if let module = required[name], !types.contains(where: { $0.name.lowercased() == name }) { return .module(module) }
    for (last, module) in required where name.hasPrefix(module.name + ".") {
      return index[last + name.dropFirst(module.name.count)]
    }
    return nil
  }

  /// `cart:add`, `Cart.add`, `cart.id` for a type `Cart`.
  private func spelledDifferently(_ name: String) -> Entry? {
    guard let cut = name.firstIndex(where: { $0 == "." || $0 == ":" }) else { return nil }
    let owner = name[..<cut].lowercased()
    let member = name[name.index(after: cut)...]
    guard let type = types.first(where: { $0.name.lowercased() == owner }) else { return nil }
    return index["\(type.name):\(member)"] ?? index["\(type.name).\(member)"]
  }
}
