public import PanierReference
public import PanierVM

/// `help`: the manual at the prompt.
public enum HelpModule {
  /// The function, as a global.
  public static let help = LuaFunction(
    "help", "Prints the documentation of a function, a method, a type, a module or a value.",
    parameters: .named(
      "of", "a name such as \"cart.new\" or \"Cart:add\", a function, an object, or nothing for the list"),
    errors: ["there is no help on 'carts'; did you mean 'cart'?"],
    example: #"help(cart.new)"#
  ) { call, subject in
    let session = try call.session
    let reference = call.reference
    let name: String
    switch subject {
    case .nothing:
      session.show(page: HelpOverview(reference).text)
      return .none
    case .documented(let declared): name = declared
    case .value(.string(let text)): name = text
    case .value(.object(let object)): name = type(of: object).luaType.name
    case .value(let other): throw NoHelp(name: "a \(other.kindName) that Panier did not make", suggestions: [])
    }
    guard let page = page(name, reference) ?? HelpSearch(name, reference).text(unless: reference.suggestions(for: name))
    else {
      throw NoHelp(name: "'\(name)'", suggestions: reference.suggestions(for: name))
    }
    session.show(page: page)
    return .none
  }

  /// The page of a name; nil for one that the manual does not know.
  public static func page(_ name: String, _ reference: Reference = PanierLibrary.reference) -> String? {
    ManualPages.page(name) ?? reference.help(name)
  }

  /// The page of an object: that of its type.
  public static func page(of object: any LuaObject) -> String? { page(type(of: object).luaType.name) }

  /// What has a word in its name or in what is said about it; nil where nothing has.
  public static func search(_ word: String) -> String? { HelpSearch(word, PanierLibrary.reference).text }
}

/// Something that the manual does not know.
struct NoHelp: UsageError, Hashable {
  /// What was asked for, quoted where it is a name.
  let name: String
  let suggestions: [String]

  /// Modules and types differ by their first letter only: the one that was typed tells which is meant.
  private var nearest: String? {
    suggestions.first { $0.first?.isUppercase == name.dropFirst().first?.isUppercase } ?? suggestions.first
  }

  var description: String {
    "there is no help on \(name)"
      + (nearest.map { "; did you mean '\($0)'?" } ?? "; help() lists what there is")
  }
}
