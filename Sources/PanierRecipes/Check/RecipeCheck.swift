import PanierKit
import PanierOrdering
import PanierReference

/// Looks at a recipe without running it: what it uses against what it declares, and what is missing around it.
public struct RecipeCheck {
  private let recipe: OpenedRecipe
  private var findings: [CheckFinding] = []

  /// What a check finds, errors first.
  /// - Parameter recipe: a recipe that could be opened: its text compiles and its description holds.
  public static func findings(of recipe: OpenedRecipe) -> [CheckFinding] {
    var check = RecipeCheck(recipe)
    check.run()
    return check.findings.sorted {
      ($0.severity == .error ? 0 : 1, $0.place) < ($1.severity == .error ? 0 : 1, $1.place)
    }
  }

  private init(_ recipe: OpenedRecipe) {
    self.recipe = recipe
  }

  private mutating func run() {
    var needed: (risk: Risk, what: String)?
    for file in recipe.content.files where file.path.hasSuffix(".lua") && !file.path.hasSuffix("_test.lua") {
      let use = SourceReader.use(of: file.bytes)
      checkGlobals(use, file.path)
      for (risk, what) in needs(use, file.path) where needed.map({ risk > $0.risk }) ?? true { needed = (risk, what) }
      if file.path == RecipeContent.mainName { checkParameters(use) }
    }
    checkRisk(needed)
    checkDocumentation()
  }

  // MARK: Uses

  private static let language: Set<String> = [
    "_G", "_ENV", "_VERSION", "assert", "collectgarbage", "error", "getmetatable", "ipairs", "load", "next", "pairs",
    "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "tonumber",
    "tostring", "type", "xpcall", "string", "table", "math", "utf8", "coroutine", "os", "recipe", "library", "param",
  ]

  private mutating func checkGlobals(_ use: SourceUse, _ path: String) {
    let own = Set(use.assigned.map(\.name))
    var told: Set<String> = []
    for place in use.globals where !own.contains(place.name) && told.insert(place.name).inserted {
      guard !Self.language.contains(place.name), !RecipeCalls.globals.contains(place.name) else { continue }
      let names = Array(Self.language.union(RecipeCalls.globals))
      error(
        "undeclared-global", "\(path):\(place.line)",
        "'\(place.name)' is read and never declared"
          + Spelling.hint(for: place.name, among: names, else: "declare it with local"))
    }
    told = []
    for place in use.assigned where told.insert(place.name).inserted {
      warn("global", "\(path):\(place.line)", "'\(place.name)' is a global; write local \(place.name)")
    }
  }

  /// What the calls of a file need.
  private mutating func needs(_ use: SourceUse, _ path: String) -> [(Risk, String)] {
    var needs: [(Risk, String)] = []
    for call in use.calls {
      if let risk = RecipeCalls.risk(ofFunction: call.name) {
        needs.append((risk, "\(call.name) in \(path):\(call.line)"))
      } else if let instead = RecipeCalls.alternative(to: call.name) {
        error("closed-call", "\(path):\(call.line)", "\(call.name) is not open to recipes; \(instead)")
      }
    }
    for call in use.methods {
      guard let risk = RecipeCalls.risk(ofMethod: call.name) else { continue }
      needs.append((risk, ":\(call.name) in \(path):\(call.line)"))
    }
    for option in use.checkoutOptions {
      needs.append(
        (option.name == "pay" ? .pay : .waive, "checkout{ \(option.name) = … } in \(path):\(option.line)"))
    }
    return needs
  }

  private mutating func checkRisk(_ needed: (risk: Risk, what: String)?) {
    guard recipe.manifest.form == .recipe else { return }
    let declared = recipe.manifest.risk
    let others = recipe.dependencies.map(\.manifest.risk).max() ?? .read
    let needed = needed ?? (.read, "nothing")
    if needed.risk > declared {
      error(
        "risk-too-low", RecipeContent.mainName,
        "\(needed.what) needs the risk '\(needed.risk.rawValue)', and the recipe declares '\(declared.rawValue)'")
    } else if max(needed.risk, others) < declared {
      warn(
        "risk-too-high", RecipeContent.mainName,
        "the recipe declares the risk '\(declared.rawValue)', and nothing in it needs more than "
          + "'\(max(needed.risk, others).rawValue)'")
    }
  }

  private mutating func checkParameters(_ use: SourceUse) {
    let names = recipe.manifest.parameters.map(\.name)
    for place in use.parameters where !names.contains(place.name) {
      error(
        "unknown-parameter", "\(RecipeContent.mainName):\(place.line)",
        "'\(place.name)' is read of the parameters and not declared"
          + Spelling.hint(for: place.name, among: names, else: "declare it in params"))
    }
    guard !use.usesAllParameters else { return }
    for name in names where !use.parameters.contains(where: { $0.name == name }) {
      warn("unused-parameter", RecipeContent.mainName, "the parameter '\(name)' is never used")
    }
  }

  // MARK: Documentation

  private mutating func checkDocumentation() {
    let manifest = recipe.manifest
    let main = RecipeContent.mainName
    for parameter in manifest.parameters where parameter.help == nil {
      warn("no-help", main, "the parameter '\(parameter.name)' has no help")
    }
    if manifest.author == nil { warn("no-author", main, "no author is named") }
    if manifest.license == nil {
      warn("no-license", main, "no license is named, so that nobody may pass the recipe on")
    }
    guard recipe.origin != .shipped, !isSingleFile else { return }
    if recipe.content["README.md"] == nil { warn("no-readme", "README.md", "there is no README.md") }
    if !recipe.content.files.contains(where: { $0.path.hasSuffix("_test.lua") }) {
      warn("no-test", main, "there is no test; files that end in _test.lua run with panier test")
    }
  }

  private var isSingleFile: Bool {
    if case .path(let path) = recipe.origin { path.hasSuffix(".lua") } else { false }
  }

  private mutating func error(_ code: String, _ place: String, _ message: String) {
    findings.append(CheckFinding(severity: .error, code: code, place: place, message: message))
  }

  private mutating func warn(_ code: String, _ place: String, _ message: String) {
    findings.append(CheckFinding(severity: .warning, code: code, place: place, message: message))
  }
}
