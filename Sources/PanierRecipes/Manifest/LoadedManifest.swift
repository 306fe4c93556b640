import PanierReference
import PanierVM

/// A description with the process that read it, which still computes defaults and matches patterns.
///
/// The process has no function of the host and ends with this object.
public final class LoadedManifest: Sendable {
  /// The description.
  public let manifest: Manifest
  private let runner: IsolatedRunner
  private let defaults: [String: LuaFunctionHandle]

  init(_ manifest: Manifest, runner: IsolatedRunner, defaults: [String: LuaFunctionHandle]) {
    self.manifest = manifest
    self.runner = runner
    self.defaults = defaults
  }

  /// Checks what was given, computes what was not, and asks for what is required.
  /// - Parameters:
  ///   - given: names and values as the operator, a file or a script gave them.
  ///   - questions: who is asked for required parameters.
  /// - Throws: ``RecipeError`` that names the parameter, what came and what is accepted.
  public func bind(
    _ given: [(name: String, input: ParameterInput)], asking questions: any ParameterQuestions = NoParameterQuestions()
  ) async throws -> BoundParameters {
    var inputs: [String: ParameterInput] = [:]
    for (name, input) in given {
      guard manifest.parameters.contains(where: { $0.name == name }) else { throw unknown(name) }
      guard inputs.updateValue(input, forKey: name) == nil else {
        throw RecipeError(.parameter, "parameter '\(name)' is given twice")
      }
    }
    // What was given is judged before anything is asked for.
    var values: [String: ParameterValue] = [:]
    for declaration in manifest.parameters {
      guard let input = inputs[declaration.name] else { continue }
      values[declaration.name] = try await read(input, declaration)
    }
    var bound = BoundParameters()
    for declaration in manifest.parameters {
      let value: ParameterValue?
      if let given = values[declaration.name] {
        value = given
      } else {
        value = try await standIn(declaration, bound, questions)
      }
      bound.entries.append(BoundParameters.Entry(declaration: declaration, value: value))
    }
    return bound
  }

  /// The value of a parameter that was not given.
  private func standIn(
    _ declaration: ParameterDeclaration, _ earlier: BoundParameters, _ questions: any ParameterQuestions
  ) async throws -> ParameterValue? {
    switch declaration.defaultValue {
    case .value(let value): return value
    case .computed: return try await computed(declaration, earlier)
    case .none: break
    }
    guard declaration.isRequired else { return nil }
    var problem: String?
    while let answer = await questions.answer(for: declaration, problem: problem) {
      do { return try await read(.text(answer), declaration) } catch let error as RecipeError {
        problem = error.message
      }
    }
    let help = declaration.help.map { " (\($0))" } ?? ""
    throw RecipeError(
      .parameter,
      "parameter '\(declaration.name)' is required\(help); write \(declaration.name)=VALUE with "
        + declaration.type.form)
  }

  private func computed(
    _ declaration: ParameterDeclaration, _ earlier: BoundParameters
  ) async throws
    -> ParameterValue?
  {
    guard let function = defaults[declaration.name] else { return nil }
    let results: [LuaValue]
    do { results = try await runner.call(function, [earlier.plainValue]) } catch let error as LuaError
      where error.kind == .limit && error.isKilled && !Task.isCancelled
    {
      throw RecipeError(
        .manifest, "the default of parameter '\(declaration.name)' was given up: \(error.message)")
    }
    guard let first = results.first, !first.isNil else { return nil }
    do { return try await reading.value(ParameterInput(first), as: declaration.type) } catch let problem
      as ParameterReading.Problem
    {
      let came = declaration.isSecret ? "what it gives" : ParameterInput(first).spelling
      throw RecipeError(
        .manifest,
        "the default of parameter '\(declaration.name)': \(came) \(problem.what); expected \(declaration.type.form)")
    }
  }

  private func read(_ input: ParameterInput, _ declaration: ParameterDeclaration) async throws -> ParameterValue {
    do { return try await reading.value(input, as: declaration.type) } catch let problem as ParameterReading.Problem {
      let came = declaration.isSecret ? "what was given" : input.spelling
      throw RecipeError(
        .parameter, "parameter '\(declaration.name)': \(came) \(problem.what); give \(declaration.type.form)")
    } catch let error as LuaError where !Task.isCancelled {
      throw RecipeError(
        .manifest, "parameter '\(declaration.name)': its pattern was given up: \(error.message)")
    }
  }

  private var reading: ParameterReading {
    ParameterReading { [runner] text, pattern in try await Self.matches(text, pattern, runner) }
  }

  /// Whether a whole text matches a Lua pattern; in the process, whose limits end what backtracks without end.
  static func matches(_ text: String, _ pattern: String, _ runner: IsolatedRunner) async throws -> Bool {
    let results = try await runner.run(
      "return panier_matches(...)", name: "pattern", arguments: [.string(text), .string(pattern)])
    return results.first == .boolean(true)
  }

  private func unknown(_ name: String) -> RecipeError {
    let names = manifest.parameters.map(\.name)
    let shown = name.count > 60 ? name.prefix(60) + "…" : name[...]
    guard !names.isEmpty else {
      return RecipeError(.parameter, "\(manifest.name) has no parameter '\(shown)'; it takes none")
    }
    let hint = Spelling.hint(for: name, among: names, else: "it takes \(names.joined(separator: ", "))")
    return RecipeError(.parameter, "\(manifest.name) has no parameter '\(shown)'\(hint)")
  }
}
