import CPanierVM
public import PanierReference

extension LuaVM {
  /// What is known of a value that an entry writes out.
  private enum Known {
    /// What a path of names leads to.
    case path(String)
    /// An object of a type, as the documentation says.
    case type(String)
    /// A method of a type, before it is called.
    case method(FunctionReference)
  }

  /// What can follow a chain: the members of the value that it leads to.
  ///
  /// Where calls stand in the chain, the documentation tells the types of their results; no script code runs.
  public func completions(of chain: LuaSyntax.Chain) -> [Completion] {
    switch known(chain) {
    case .path(let path): completions(path: path)
    case .type(let name): core.members(ofType: name) ?? []
    case .method, nil: []
    }
  }

  /// The documentation of the function that a chain leads to.
  public func function(of chain: LuaSyntax.Chain) -> FunctionReference? {
    switch known(chain) {
    case .path(let path): function(at: path)
    case .method(let function): function
    case .type, nil: nil
    }
  }

  /// The object that a chain of names leads to; nil for anything else, and where a call would be needed.
  public func object(of chain: LuaSyntax.Chain) -> (any LuaObject)? {
    var path = chain.root
    for (index, link) in chain.links.enumerated() {
      switch link {
      case .field(let name), .method(let name): path += "." + name
      case .index:
        guard index == chain.links.count - 1, let list = self.object(at: path) else { return nil }
        return Self.element(of: list)
      case .call: return nil
      }
    }
    return self.object(at: path)
  }

  private func known(_ chain: LuaSyntax.Chain) -> Known? {
    var known = Known.path(chain.root)
    for link in chain.links {
      guard let next = step(known, link) else { return nil }
      known = next
    }
    return known
  }

  private func step(_ known: Known, _ link: LuaSyntax.Chain.Link) -> Known? {
    switch (known, link) {
    case (.path(let path), .field(let name)): return .path("\(path).\(name)")
    case (.path(let path), .method(let name)): return .path("\(path):\(name)")
    case (.path(let path), .call): return function(at: path).flatMap(Self.result)
    case (.path(let path), .index):
      return object(at: path).flatMap(Self.element).map { .type(type(of: $0).luaType.name) }
    case (.type(let name), .method(let method)): return documented.function(at: "\(name):\(method)").map { .method($0) }
    case (.type(let name), .field(let field)):
      let type = documented.types.first { $0.name == name }?.fields.first { $0.name == field }?.type
      return type.flatMap(Self.objectType).map { .type($0) }
    case (.method(let function), .call): return Self.result(function)
    default: return nil
    }
  }

  private static func result(_ function: FunctionReference) -> Known? {
    function.results.first.flatMap { objectType($0.type) }.map { .type($0) }
  }

  private static func objectType(_ type: ValueType) -> String? {
    switch type {
    case .object(let name): name
    case .optional(let type): objectType(type)
    default: nil
    }
  }

  /// The object that a path of names leads to, read raw.
  private func object(at path: String) -> (any LuaObject)? {
    var count = 0
    guard (try? open()) != nil,
      let tape = panier_object_at(core.panier, path.replacing(":", with: "."), &count)
    else { return nil }
    var reader = TapeReader(core: core, tape: tape, count: count)
    guard case .object(let object) = reader.next() else { return nil }
    return object
  }

  /// The first element of a list.
  private static func element(of list: any LuaObject) -> (any LuaObject)? {
    guard let element = type(of: list).luaType.operators.element, case .object(let first)? = try? element(list, 1)
    else {
      return nil
    }
    return first
  }
}
