public import DomainNames
public import PanierReference
public import PanierVM

/// `panier.domain`: the parts of domain names, and both of their forms.
enum DomainModule {
  static let module = LuaModule(
    "panier.domain", summary: "Takes domain names apart, writes them in both of their forms and says what is wrong.",
    functions: [parse, suffix, label, registrable, toASCII, toUnicode, isValid, check])

  private struct Suffixes: LuaOptionTable {
    @LuaOption("whether suffixes that companies offer count, such as github.io", name: "private") var withPrivate = true
  }

  private static let words = "a name in any case, as people write it or in ASCII (`xn--`)"
  private static let name = LuaParameter<InternationalName>.required("name", InternationalName.self, words)
  private static let text = LuaParameter<String>.required("name", String.self, words)
  private static let options = LuaParameter<Suffixes>.options(Suffixes.self, "which suffixes count")
  private static let errors = ["'a b.fr' is not a domain name: a space cannot stand in one"]

  private static let parse = LuaFunction(
    "domain.parse", "Takes a name apart.",
    details: "Names are read as browsers read them (UTS 46) and taken as registries take them (RFC 5891 to 5893): in "
      + "lower case, composed, without invisible characters; symbols, mixed writing directions and stray joiners are "
      + "refused. The suffix is told by the public suffix list of 2026-08-19, in ASCII; a top level that the list does "
      + "not have counts as a suffix of its own. Where the whole name is a suffix, label and registrable are nil.",
    parameters: name, options,
    results: [
      ResultDoc(
        .table,
        "a table with `unicode`, `ascii`, `suffix`, `label`, `registrable`, `subdomain`, `private` and `known`, which "
          + "says whether the list has the top level")
    ], errors: errors,
    example: """
      local domain = require "panier.domain"
      local d = domain.parse("www.shop.co.uk")
      print(d.subdomain, d.label, d.suffix, d.registrable)  --> www shop co.uk shop.co.uk
      """
  ) { _, name, options in
    let parts = Parts(name, options)
    var fields: [(key: String, value: LuaValue)] = [
      ("unicode", .string(parts.name.unicode)), ("ascii", .string(parts.name.ascii)),
      ("suffix", .string(parts.suffix.text)), ("private", .boolean(parts.suffix.isPrivate)),
      ("known", .boolean(parts.suffix.isKnown)),
    ]
    if let label = parts.label { fields.append(("label", .string(label))) }
    if let registrable = parts.registrable { fields.append(("registrable", .string(registrable))) }
    if let subdomain = parts.subdomain { fields.append(("subdomain", .string(subdomain))) }
    return .table(LuaTable(fields: fields))
  }

  private static let suffix = LuaFunction(
    "domain.suffix", "The suffix under which a name is registered.",
    parameters: name, options, results: [ResultDoc(.string, "the suffix in ASCII")], errors: errors,
    example: #"print(require("panier.domain").suffix("www.shop.co.uk"))  --> co.uk"#
  ) { _, name, options in .string(Parts(name, options).suffix.text) }

  private static let label = LuaFunction(
    "domain.label", "The part of a name in front of its suffix, which is what one chooses.",
    parameters: name, options,
    results: [ResultDoc(.optional(.string), "the label in ASCII; nil where the name is a suffix")], errors: errors,
    example: #"print(require("panier.domain").label("www.shop.co.uk"))  --> shop"#
  ) { _, name, options in .one(.optional(Parts(name, options).label)) }

  private static let registrable = LuaFunction(
    "domain.registrable", "The name that one registers: the suffix and one label.",
    parameters: name, options,
    results: [ResultDoc(.optional(.string), "the name in ASCII; nil where the name is a suffix")], errors: errors,
    example: #"print(require("panier.domain").registrable("www.shop.co.uk"))  --> shop.co.uk"#
  ) { _, name, options in .one(.optional(Parts(name, options).registrable)) }

  private static let toASCII = LuaFunction(
    "domain.to_ascii", "The form of a name that registries keep.",
    parameters: name, results: [ResultDoc(.string, "the name in ASCII and lower case")], errors: errors,
    example: #"print(require("panier.domain").to_ascii("Bücher.example"))  --> xn--bcher-kva.example"#
  ) { _, name in .string(name.ascii) }

  private static let toUnicode = LuaFunction(
    "domain.to_unicode", "The form of a name that people read.",
    parameters: name, results: [ResultDoc(.string, "the name in lower case and in its own letters")],
    errors: ["'xn--bcher-kv.fr' is not a domain name: 'xn--bcher-kv' is not the ASCII form of an international label"],
    example: #"print(require("panier.domain").to_unicode("xn--bcher-kva.example"))  --> bücher.example"#
  ) { _, name in .string(name.unicode) }

  private static let isValid = LuaFunction(
    "domain.is_valid", "Whether a text is a name that can be registered, and if not, why.",
    details: "Says nothing about whether the suffix is sold or the name free.",
    parameters: text,
    results: [
      ResultDoc(.boolean, "whether it is"), ResultDoc(.optional(.string), "the reason, where it is not"),
    ],
    example: """
      local domain = require "panier.domain"
      print(domain.is_valid("-shop.fr"))  --> false '-shop' begins or ends with a hyphen
      """
  ) { _, text in
    let reason = reason(text)
    return .many([.boolean(reason == nil), reason.map { .string($0) } ?? .nil])
  }

  private static let check = LuaFunction(
    "domain.check", "Looks closely at a name: what is wrong, and what is unusual.",
    parameters: text,
    results: [
      ResultDoc(
        .table,
        "a table with `valid`, `reason` (nil for a valid name) and `warnings`, a list of sentences about labels "
          + "that mix scripts and top levels that are not known")
    ],
    example: """
      local domain = require "panier.domain"
      print(#domain.check("pаypal.fr").warnings)  --> 1
      """
  ) { _, text in
    let reason = reason(text)
    var warnings: [String] = []
    if let name = try? InternationalName(text) {
      warnings = name.warnings
      if !PublicSuffix(of: name).isKnown, let top = name.labels.last {
        warnings.append("'\(top)' is not a top level that the public suffix list knows")
      }
    }
    var fields: [(key: String, value: LuaValue)] = [
      ("valid", .boolean(reason == nil)),
      ("warnings", .table(LuaTable(array: warnings.map { .string($0) }, isArray: true))),
    ]
    if let reason { fields.append(("reason", .string(reason))) }
    return .table(LuaTable(fields: fields))
  }

  /// Why a text is no name that can be registered; nil where it is one.
  private static func reason(_ text: String) -> String? {
    let name: InternationalName
    do { name = try InternationalName(withSuffix: text) } catch { return error.reason }
    let suffix = PublicSuffix(of: name, withPrivate: false)
    return suffix.labelCount == name.labels.count ? "'\(name.unicode)' is a suffix; put a label in front of it" : nil
  }

  /// The parts of a name around its suffix.
  private struct Parts {
    let name: InternationalName
    let suffix: PublicSuffix

    init(_ name: InternationalName, _ options: Suffixes) {
      self.name = name
      suffix = PublicSuffix(of: name, withPrivate: options.withPrivate)
    }

    private var before: ArraySlice<String> { name.labels.dropLast(suffix.labelCount) }
    var label: String? { before.last }
    var registrable: String? { label.map { $0 + "." + suffix.text } }
    var subdomain: String? { before.count > 1 ? before.dropLast().joined(separator: ".") : nil }
  }

}

extension InternationalName: LuaReadable {
  /// Text.
  public static var valueType: ValueType { .string }

  /// Reads a name.
  ///
  /// - Throws: ``InternationalNameError`` for any other text.
  public static func read(_ value: LuaValue) throws -> InternationalName? {
    guard case .string(let text) = value else { return nil }
    return try InternationalName(text)
  }
}

extension InternationalNameError: LuaErrorConvertible {
  /// The error as scripts see it: kind `usage`.
  public var luaError: LuaError { LuaError(kind: .usage, message: sentence, underlying: self) }
}
