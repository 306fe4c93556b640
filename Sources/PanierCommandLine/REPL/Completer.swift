import PanierKit
import PanierReference
import PanierTerminal
import PanierVM

/// Completes Lua at the prompt: names by a walk that runs no script code, values from what is known already.
struct Completer: Sendable {
  let vm: LuaVM
  /// What arguments take; nil where only names are completed.
  var values: ValueSuggestions?
  /// Where names of files begin.
  var files = FileNames()

  private static let keywords = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// What can stand at the cursor.
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - cursor: the cursor's place, counted in bytes of UTF-8.
  func completion(_ text: String, cursor: Int) async -> PanierTerminal.Completion? {
    if text.hasPrefix("."), text.dropFirst().first?.isNumber != true {
      return CommandCompletion(files: files).completion(text, cursor: cursor)
    }
    guard let place = LuaSyntax.place(in: text, at: cursor) else { return nil }
    switch place.kind {
    case .string: return await inString(place)
    case .name(of: let chain?, isMethod: let isMethod): return await members(of: chain, isMethod, place)
    case .name: return await name(place)
    }
  }

  /// Lets what the next Tab will need be read meanwhile.
  func prepare(_ text: String) async {
    guard let values, let place = LuaSyntax.place(in: text, at: text.utf8.count), place.beginsValue,
      let call = place.call
    else { return }
    if call.table != nil, call.table?.key == nil {
      _ = await fields(call, place)
    } else if let argument = await argument(place) {
      _ = values.values(argument)
    }
  }

  // MARK: Names

  /// The members of a value, after a point or a colon.
  private func members(
    of chain: LuaSyntax.Chain, _ isMethod: Bool, _ place: LuaPlace
  ) async -> PanierTerminal.Completion? {
    let known = await vm.completions(of: chain)
    let fitting = NameMatch.best(
      known.filter { isMethod ? $0.isCallable : $0.kind != .method }, for: place.word, name: \.name)
    if !fitting.isEmpty || isMethod { return Self.completion(place.range, fitting.map(Self.candidate)) }
    // A method behind a point: the point becomes a colon.
    let methods = NameMatch.best(known.filter { $0.kind == .method }, for: place.word, name: \.name)
    return Self.completion(
      (place.range.lowerBound - 1)..<place.range.upperBound,
      methods.map { method in
        var candidate = Self.candidate(method)
        candidate.replacement = ":" + candidate.replacement
        return candidate
      })
  }

  /// A name that begins something: a field of a table of arguments, a value, a variable, a keyword.
  private func name(_ place: LuaPlace) async -> PanierTerminal.Completion? {
    if let call = place.call, call.table != nil, call.table?.key == nil, place.beginsValue,
      let found = await fields(call, place)
    {
      return found
    }
    let found = place.beginsValue ? await argument(place).flatMap { argument in values?.values(argument) } : nil
    var candidates = Self.written(found?.values ?? [], place.word)
    if candidates.isEmpty, place.beginsValue, await isBoolean(place) {
      candidates = Self.written(["true", "false"].map { SuggestedValue($0, isString: false) }, place.word)
    }
    if place.word.isEmpty {
      return Self.completion(place.range, candidates, note: found?.note ?? "")
    }
    return Self.completion(
      place.range,
      candidates + (await variables(place)).filter { name in !candidates.contains { $0.display == name.display } },
      note: candidates.isEmpty ? "" : found?.note ?? "")
  }

  private func variables(_ place: LuaPlace) async -> [PanierTerminal.Completion.Candidate] {
    let locals = place.locals.filter { $0 != place.word }.map { PanierReference.Completion($0, .local) }
    let known = (locals + (await vm.completions(path: ""))).reduce(into: [PanierReference.Completion]()) { list, way in
      if !list.contains(where: { $0.name == way.name }) { list.append(way) }
    }
    let keywords = Self.keywords.filter { $0 != place.word }
      .map { PanierTerminal.Completion.Candidate($0, detail: "keyword") }
    let all = (known.map(Self.candidate) + keywords).sorted { $0.display < $1.display }
    return NameMatch.best(all, for: place.word, name: \.display)
  }

  /// A line of the menu: the name, and how it is called, what it is about, or at least its kind.
  private static func candidate(_ way: PanierReference.Completion) -> PanierTerminal.Completion.Candidate {
    let call = way.function?.call
    return PanierTerminal.Completion.Candidate(
      way.name + ending(of: way), display: way.name,
      detail: call ?? (way.summary.isEmpty ? way.kind.rawValue : way.summary),
      documentation: way.function.map(Completer.documentation) ?? "")
  }

  /// What goes on behind a name: the bracket of a call, the quote of its text, the point of a module.
  private static func ending(of way: PanierReference.Completion) -> String {
    guard way.isCallable else { return way.kind == .table && !way.summary.isEmpty ? "." : "" }
    guard let function = way.function else { return "(" }
    if function.call.hasPrefix("{") { return "{" }
    guard let first = function.parameters.first else { return "()" }
    return first.type == .string && !first.isOptional && !first.isRepeated ? "(\"" : "("
  }

  /// What the pane below the menu tells about a function: what it does, and what its arguments are for.
  private static func documentation(_ function: FunctionReference) -> String {
    let parameters = function.parameters.flatMap { parameter -> [Parameter] in
      if case .options(let fields) = parameter.type { fields } else { [parameter] }
    }
    return ([function.summary] + parameters.map { "\($0.name): \($0.summary)" }).joined(separator: "\n")
  }

  /// Candidates, where there are any, or something to say.
  static func completion(
    _ range: Range<Int>, _ candidates: [PanierTerminal.Completion.Candidate], note: String = ""
  ) -> PanierTerminal.Completion? {
    guard !candidates.isEmpty || !note.isEmpty else { return nil }
    return PanierTerminal.Completion(range: range, candidates: candidates, note: note)
  }

  /// Values as Lua writes them.
  private static func written(_ values: [SuggestedValue], _ word: String) -> [PanierTerminal.Completion.Candidate] {
    NameMatch.best(values, for: word, name: \.text).map { value in
      PanierTerminal.Completion.Candidate(
        value.isString ? "\"\(value.text)\"" : value.text, display: value.text, detail: value.detail)
    }
  }
}
