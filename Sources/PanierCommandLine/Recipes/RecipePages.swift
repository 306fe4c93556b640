import OVHClient
import PanierKit
import PanierOrdering
public import PanierRecipes
import PanierTerminal

/// What `panier recipe` prints of recipes.
public struct RecipePages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// Recipes as a table.
  public func list(_ recipes: [ListedRecipe]) throws -> String {
    guard !recipes.isEmpty || printing.format != .table else { return "no recipes" }
    let table = TextTable(
      columns: [.init("Name"), .init("Version"), .init("Risk"), .init("What it does"), .init("From")],
      rows: recipes.map { recipe in
        [
          .init(recipe.name), "\(recipe.version)", .init(recipe.form == .library ? "library" : recipe.risk.rawValue),
          .init(recipe.summary), .init(recipe.isAtHand ? recipe.origin : recipe.origin + ", not added"),
        ]
      })
    return try ValuePrinter(printing).text(ofList: table, or: recipes.map(Self.data))
  }

  /// One recipe with its parameters, as `--help` shows it.
  public func page(_ recipe: OpenedRecipe) -> String {
    let manifest = recipe.manifest
    guard printing.format == .table else {
      return ValuePrinter(printing).text(of: Self.data(recipe), printing.format == .yaml ? .yaml : .json)
    }
    var lines = ["\(manifest.name) \(manifest.version)", manifest.summary]
    if let details = manifest.details {
      lines += [""] + SafeText.lines(details).reversed().drop { $0.isEmpty }.reversed()
    }
    lines.append("")
    if manifest.form == .recipe {
      let names = manifest.parameters.map { $0.isRequired ? "\($0.name)=…" : "[\($0.name)=…]" }
      lines.append((["panier recipe run", manifest.name] + names).joined(separator: " "))
      lines.append("")
      if !manifest.parameters.isEmpty {
        let width = manifest.parameters.map(\.name.count).max() ?? 0
        lines.append("Parameters:")
        for parameter in manifest.parameters {
          let words = [parameter.help, parameter.type.form, parameter.isSecret ? "secret" : nil, parameter.presence]
          let pad = String(repeating: " ", count: width - parameter.name.count)
          lines.append("  \(parameter.name)\(pad)  \(words.compactMap { $0 }.joined(separator: "; "))")
        }
        lines.append("")
      }
    }
    lines += Self.facts(recipe).map { name, text in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + SafeText.escaped(text)
    }
    return lines.joined(separator: "\n")
  }

  /// What a check found.
  public func findings(_ findings: [CheckFinding]) -> String {
    guard !findings.isEmpty || printing.format != .table else { return "nothing to mend" }
    let table = TextTable(
      columns: [.init("What"), .init("Where"), .init("Finding")],
      rows: findings.map { [.init($0.severity.rawValue), .init($0.place), .init($0.message)] })
    return ValuePrinter(printing).text(of: table, or: .array(findings.map(\.json)))
  }

  /// What an addition or an update pins: risk and parameters first.
  public func addition(_ addition: Addition) -> String {
    guard printing.format == .table else {
      return ValuePrinter(printing).text(of: .array(addition.items.map(\.after.json)), printing.format)
    }
    return addition.items.map { item in
      let risk = item.after.form == .library ? "library" : item.after.risk.rawValue
      guard item.before != nil else {
        return "\(item.after.name) \(item.after.version) (\(risk)): \(item.after.summary)"
      }
      let changes = item.changes.map { "  " + $0 }
      return (["\(item.after.name) \(item.after.version) (\(risk))"] + changes).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func facts(_ recipe: OpenedRecipe) -> [(String, String)] {
    let manifest = recipe.manifest
    var facts: [(String, String)] = []
    if manifest.form == .recipe { facts.append(("risk", "\(manifest.risk.rawValue): it may \(manifest.risk.phrase)")) }
    if manifest.limits != .standard {
      facts.append(("limits", "\(manifest.limits.calls) calls, \(manifest.limits.minutes) minutes"))
    }
    facts.append(("author", manifest.author ?? "not named"))
    if let license = manifest.license { facts.append(("license", license)) }
    if !manifest.dependencies.isEmpty {
      facts.append(("needs", manifest.dependencies.map { "\($0.name) \($0.range)" }.joined(separator: ", ")))
    }
    if !manifest.helps.isEmpty {
      facts.append(("helps with", manifest.helps.map { "“\($0)”" }.joined(separator: ", ")))
    }
    facts.append(("signed by", recipe.signer.map { "key \($0.fingerprint)" } ?? "nobody"))
    facts += [("from", origin(recipe)), ("sha256", recipe.content.sha256)]
    return facts
  }

  /// Where a recipe comes from, in words.
  static func origin(_ recipe: OpenedRecipe) -> String {
    switch recipe.origin {
    case .shipped: "Panier itself"
    case .path(let path), .packed(let path): path
    case .git(let address): address + (recipe.commit.map { " (commit \($0))" } ?? "")
    case .locked(let path): "pinned by \(path)"
    }
  }

  private static func data(_ recipe: ListedRecipe) -> JSONValue {
    [
      "id": .string(recipe.name), "version": .string("\(recipe.version)"), "form": .string(recipe.form.rawValue),
      "risk": .string(recipe.risk.rawValue), "summary": .string(recipe.summary), "from": .string(recipe.origin),
      "added": .bool(recipe.isAtHand),
    ]
  }

  private static func data(_ recipe: OpenedRecipe) -> JSONValue {
    let manifest = recipe.manifest
    return [
      "id": .string(manifest.name), "version": .string("\(manifest.version)"), "form": .string(manifest.form.rawValue),
      "summary": .string(manifest.summary), "details": manifest.details.map { .string($0) } ?? .null,
      "risk": .string(manifest.risk.rawValue), "author": manifest.author.map { .string($0) } ?? .null,
      "license": manifest.license.map { .string($0) } ?? .null,
      "parameters": .array(
        manifest.parameters.map { parameter in
          [
            "name": .string(parameter.name), "type": .string(parameter.type.name),
            "accepts": .string(parameter.type.form), "required": .bool(parameter.isRequired),
            "secret": .bool(parameter.isSecret), "help": parameter.help.map { .string($0) } ?? .null,
          ]
        }),
      "needs": .object(JSONObject(manifest.dependencies.map { ($0.name, .string("\($0.range)")) })),
      "helps": .array(manifest.helps.map { .string("\($0)") }),
      "signer": recipe.signer.map { .string("\($0)") } ?? .null, "from": .string(origin(recipe)),
      "sha256": .string(recipe.content.sha256),
    ]
  }
}
