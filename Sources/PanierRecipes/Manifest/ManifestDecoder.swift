import PanierOrdering
import PanierVM

/// Makes a manifest of what a recipe's text returns.
struct ManifestDecoder {
  /// Whether a whole text matches a Lua pattern.
  let matches: (_ text: String, _ pattern: String) async throws -> Bool
  /// The functions that compute defaults, by the parameter's name.
  private(set) var defaults: [String: LuaFunctionHandle] = [:]

  init(matches: @escaping (_ text: String, _ pattern: String) async throws -> Bool) {
    self.matches = matches
  }

  /// Reads what the text returned.
  /// - Throws: ``RecipeError``.
  mutating func manifest(_ values: [LuaValue]) async throws -> Manifest {
    guard case .table(let returned)? = values.first, case .string(let word)? = returned["form"],
      let form = Manifest.Form(rawValue: word), case .table(let table)? = returned["fields"]
    else {
      let came = values.first.map { $0.spelling } ?? "nothing"
      throw RecipeError(
        .manifest, "\(RecipeContent.mainName) returns \(came); it must end in return recipe{ … } or library{ … }")
    }
    var fields = try DescriptionTable(table, name: "\(form.rawValue){…}")
    var manifest = Manifest(
      form: form, name: try name(&fields), version: try version(&fields),
      summary: try required(try fields.line("summary", limit: 200), "summary", "A domain and its hosting", form),
      risk: .read)
    manifest.details = try fields.lines("details", limit: 4000)
    manifest.author = try fields.line("author", limit: 100)
    manifest.license = try fields.line("license", limit: 64)
    manifest.keywords = try fields.list("keywords", limit: 20) ?? []
    manifest.dependencies = try dependencies(&fields)
    if form == .recipe {
      manifest.helps = try helps(&fields)
      manifest.risk = try risk(&fields)
      manifest.limits = try limits(&fields)
      manifest.parameters = try await parameters(&fields)
      guard let run = fields.take("run") else {
        throw RecipeError(.manifest, "recipe{…} has no run; write run = function(p) … end")
      }
      guard case .function = run else { throw fields.wrong("run", run, "a function") }
    }
    try fields.finish()
    return manifest
  }

  private func required(
    _ value: String?, _ field: String, _ example: String, _ form: Manifest.Form
  )
    throws(RecipeError) -> String
  {
    guard let value else {
      throw RecipeError(.manifest, "\(form.rawValue){…} has no \(field); write \(field) = \"\(example)\"")
    }
    return value
  }

  private func name(_ fields: inout DescriptionTable) throws(RecipeError) -> String {
    guard let name = try fields.line("name", limit: 64) else {
      throw RecipeError(.manifest, "\(fields.name) has no name; write name = \"starter-site\"")
    }
    guard RecipeName.isValid(name) else {
      throw RecipeError(.manifest, "\(fields.name): '\(name)' cannot be a name; use \(RecipeName.rule)")
    }
    return name
  }

  private func version(_ fields: inout DescriptionTable) throws(RecipeError) -> RecipeVersion {
    guard let text = try fields.line("version", limit: 64) else {
      throw RecipeError(.manifest, "\(fields.name) has no version; write version = \"1.0.0\"")
    }
    guard let version = RecipeVersion(text), text.first != "v" else {
      throw RecipeError(.manifest, "\(fields.name): '\(text)' is no version; write three numbers, as in \"1.0.0\"")
    }
    return version
  }

  private func risk(_ fields: inout DescriptionTable) throws(RecipeError) -> Risk {
    let levels = Risk.allCases.map(\.rawValue).joined(separator: ", ")
    guard let word = try fields.line("risk", limit: 20) else {
      throw RecipeError(.manifest, "recipe{…} declares no risk; write risk = \"quote\", or another of \(levels)")
    }
    guard let risk = Risk(rawValue: word) else {
      throw RecipeError(.manifest, "recipe{…}: '\(word)' is no risk; use one of \(levels)")
    }
    return risk
  }

  private func dependencies(_ fields: inout DescriptionTable) throws(RecipeError) -> [Dependency] {
    guard let table = try fields.table("needs") else { return [] }
    guard table.array.isEmpty, table.other.isEmpty, table.fields.count <= 32 else {
      throw RecipeError(
        .manifest, "\(fields.name): needs takes at most 32 names with versions, as in { naming = \"^1.0.0\" }")
    }
    var dependencies: [Dependency] = []
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      guard RecipeName.isValid(name) else {
        throw RecipeError(.manifest, "\(fields.name): needs names a recipe with \(RecipeName.rule), and one has others")
      }
      guard case .string(let text) = value, let range = VersionRange(text) else {
        throw fields.wrong("needs.\(name)", value, "versions, as in \"^1.2.0\" or \">= 1.0.0, < 3.0.0\"")
      }
      dependencies.append(Dependency(name: name, range: range))
    }
    return dependencies
  }

  private func helps(_ fields: inout DescriptionTable) throws(RecipeError) -> [ErrorPattern] {
    var patterns: [ErrorPattern] = []
    for text in try fields.list("helps", limit: ErrorPattern.countLimit, length: 100) ?? [] {
      guard let pattern = ErrorPattern(text) else {
        throw RecipeError(.manifest, "\(fields.name): helps: '\(text)' says too little; write \(ErrorPattern.rule)")
      }
      patterns.append(pattern)
    }
    return patterns
  }

  private func limits(_ fields: inout DescriptionTable) throws(RecipeError) -> RecipeLimits {
    var limits = RecipeLimits.standard
    guard let table = try fields.table("limits") else { return limits }
    var inner = try DescriptionTable(table, name: "recipe{…}: limits")
    limits.calls = try inner.count("calls") ?? limits.calls
    limits.minutes = try inner.count("minutes") ?? limits.minutes
    try inner.finish()
    let most = RecipeLimits.most
    guard (1...most.calls).contains(limits.calls), (1...most.minutes).contains(limits.minutes) else {
      throw RecipeError(
        .manifest, "recipe{…}: limits: a recipe may make 1 to \(most.calls) calls and take 1 to \(most.minutes) minutes"
      )
    }
    return limits
  }

  // MARK: Parameters

  private mutating func parameters(_ fields: inout DescriptionTable) async throws -> [ParameterDeclaration] {
    guard let table = try fields.table("params") else { return [] }
    guard table.array.isEmpty, table.other.isEmpty, table.fields.count <= 100 else {
      throw RecipeError(
        .manifest, "recipe{…}: params takes at most 100 names, as in { domain = param.domain{ required = true } }")
    }
    var placed: [(place: Int64, name: String, kind: String, spec: LuaTable)] = []
    for (name, value) in table.fields {
      guard RecipeName.isValidParameter(name) else {
        let shown = name.utf8.allSatisfy { (33...126).contains($0) } ? "'\(name.prefix(60))'" : "one of them"
        throw RecipeError(
          .manifest, "recipe{…}: params: \(shown) cannot name a parameter; use \(RecipeName.parameterRule)")
      }
      guard case .table(let made) = value, case .integer(let place)? = made["place"],
        case .string(let kind)? = made["kind"], case .table(let spec)? = made["spec"]
      else { throw fields.wrong("params.\(name)", value, "what param.string{ … } and the like give") }
      placed.append((place, name, kind, spec))
    }
    var parameters: [ParameterDeclaration] = []
    for (_, name, kind, spec) in placed.sorted(by: { ($0.place, $0.name) < ($1.place, $1.name) }) {
      parameters.append(try await parameter(name, kind, spec))
    }
    return parameters
  }

  private mutating func parameter(
    _ name: String, _ kind: String, _ spec: LuaTable
  ) async throws
    -> ParameterDeclaration
  {
    var fields = try DescriptionTable(spec, name: "param.\(kind) '\(name)'")
    var parameter = ParameterDeclaration(name: name, type: try ParameterTypeDecoder.type(kind, &fields))
    parameter.isRequired = try fields.flag("required") ?? false
    parameter.isSecret = try fields.flag("secret") ?? false
    parameter.help = try fields.line("help", limit: 200)
    if case .string(_, _, let pattern?) = parameter.type {
      do { _ = try await matches("", pattern) } catch let error as LuaError where error.kind != .limit {
        throw RecipeError(.manifest, "\(fields.name): '\(pattern)' is no Lua pattern: \(error.message)")
      }
    }
    if let value = fields.take("default") {
      guard !parameter.isRequired else {
        throw RecipeError(.manifest, "\(fields.name) is required and has a default, which would never count")
      }
      if case .function(let function) = value {
        defaults[name] = function
        parameter.defaultValue = .computed
      } else {
        parameter.defaultValue = .value(try await fixedDefault(value, parameter, fields))
      }
    }
    try fields.finish()
    return parameter
  }

  private func fixedDefault(
    _ value: LuaValue, _ parameter: ParameterDeclaration, _ fields: DescriptionTable
  )
    async throws -> ParameterValue
  {
    let input = ParameterInput(value)
    do { return try await ParameterReading(matches: matches).value(input, as: parameter.type) } catch let problem
      as ParameterReading.Problem
    {
      throw RecipeError(
        .manifest,
        "\(fields.name): the default \(input.spelling) \(problem.what); expected \(parameter.type.form)")
    }
  }
}
