import PanierKit
import PanierReference
import PanierTerminal
import PanierVM

extension Completer {
  /// What can be written inside a string: a module, a value that the argument takes, the name of a file.
  func inString(_ place: LuaPlace) async -> PanierTerminal.Completion? {
    guard place.beginsValue, let call = place.call else { return fileNames(place) }
    let name = Self.plainName(call.function)
    if name == "require" { return modules(place) }
    if Self.takesFiles.contains(name) { return fileNames(place, always: true) }
    if let argument = await argument(place), let found = values?.values(argument) {
      let written = String(decoding: Array(place.word.utf8).dropFirst(found.skipped), as: UTF8.self)
      let fitting = NameMatch.best(found.values.filter(\.isString), for: written, name: \.text)
      return Self.completion(
        (place.range.lowerBound + found.skipped)..<place.range.upperBound,
        fitting.map { .init($0.text + (place.missingQuote ?? ""), display: $0.text, detail: $0.detail) },
        note: found.note)
    }
    return fileNames(place)
  }

  /// The argument that is being written, as far as its function is documented.
  func argument(_ place: LuaPlace) async -> ArgumentInSight? {
    guard let call = place.call, let function = await vm.function(of: call.function) else { return nil }
    var others: [String: String] = [:]
    for (parameter, value) in zip(function.parameters, call.earlier) {
      if case .text(let text)? = value { others[parameter.name] = text }
    }
    for (name, value) in call.table?.fields ?? [:] { if case .text(let text)? = value { others[name] = text } }
    var parameter = Self.parameter(function, call.argument)?.name
    if let table = call.table {
      guard let key = table.key else { return nil }
      parameter = key
    }
    guard let parameter else { return nil }
    var first: (any LuaObject)?
    if case .chain(let chain)?? = call.earlier.first { first = await vm.object(of: chain) }
    return ArgumentInSight(
      function, parameter, written: place.word, others: others, receiver: await receiver(of: call.function),
      first: first)
  }

  /// The named arguments that can be given, without those that are.
  func fields(_ call: LuaPlace.Call, _ place: LuaPlace) async -> PanierTerminal.Completion? {
    guard let function = await vm.function(of: call.function), let table = call.table else { return nil }
    let sight = ArgumentInSight(function, "", receiver: await receiver(of: call.function))
    if let found = values?.labels(sight) {
      let left = found.values.filter { !table.fields.keys.contains($0.text) }
      return Self.completion(
        place.range,
        NameMatch.best(left, for: place.word, name: \.text).map { label in
          let isBare = label.detail.hasSuffix("true or false") || label.detail.hasSuffix("a whole number")
          return .init(label.text + (isBare ? " = " : " = \""), display: label.text, detail: label.detail)
        }, note: found.note)
    }
    let fields = Self.parameter(function, call.argument).map { Self.options(of: $0.type) } ?? []
    guard !fields.isEmpty else { return nil }
    let left = fields.filter { !table.fields.keys.contains($0.name) }
    return Self.completion(place.range, NameMatch.best(left, for: place.word, name: \.name).map(Self.field))
      ?? PanierTerminal.Completion(range: place.range, candidates: [])
  }

  /// Whether the argument is either true or false.
  func isBoolean(_ place: LuaPlace) async -> Bool {
    guard let call = place.call, let key = call.table?.key, let function = await vm.function(of: call.function) else {
      return false
    }
    let fields = Self.parameter(function, call.argument).map { Self.options(of: $0.type) } ?? []
    return fields.first { $0.name == key }?.type == .boolean
  }

  private func receiver(of function: LuaSyntax.Chain) async -> (any LuaObject)? {
    guard case .method? = function.links.last else { return nil }
    return await vm.object(of: LuaSyntax.Chain(function.root, Array(function.links.dropLast())))
  }

  /// A line of the menu for a named argument.
  private static func field(_ parameter: Parameter) -> PanierTerminal.Completion.Candidate {
    let isText = takesText(parameter.type)
    return PanierTerminal.Completion.Candidate(
      parameter.name + (isText ? " = \"" : " = "), display: parameter.name,
      detail: (parameter.isOptional ? "" : "needed: ") + parameter.summary,
      documentation: parameter.type.description + (parameter.defaultText.map { "; default: \($0)" } ?? ""))
  }

  private static func takesText(_ type: ValueType) -> Bool {
    switch type {
    case .string: true
    case .oneOf(let types): types.contains { takesText($0) }
    case .optional(let type): takesText(type)
    default: false
    }
  }

  /// The fields of a table of named arguments; none for another type.
  private static func options(of type: ValueType) -> [Parameter] {
    switch type {
    case .options(let fields): fields
    case .oneOf(let types): types.flatMap { options(of: $0) }
    case .optional(let type): options(of: type)
    default: []
    }
  }

  /// The parameter that an argument is for.
  private static func parameter(_ function: FunctionReference, _ index: Int) -> Parameter? {
    if function.parameters.indices.contains(index) { return function.parameters[index] }
    return function.parameters.last.flatMap { $0.isRepeated ? $0 : nil }
  }

  // MARK: Modules and files

  private static let takesFiles: Set = ["io.open", "io.lines", "dofile", "loadfile"]

  private static func plainName(_ chain: LuaSyntax.Chain) -> String {
    chain.links.reduce(chain.root) { name, link in
      if case .field(let field) = link { name + "." + field } else { name + "?" }
    }
  }

  /// The modules that can be required: those of the standard library, and files beside the script.
  private func modules(_ place: LuaPlace) -> PanierTerminal.Completion? {
    let quote = place.missingQuote ?? ""
    let standard = StandardLibrary.summaries.map {
      PanierTerminal.Completion.Candidate($0.name + quote, display: $0.name, detail: $0.summary)
    }
    var own = files
    own.ending = ".lua"
    let beside = own.candidates("").candidates.filter { $0.display.hasSuffix(".lua") }.map { file in
      let name = String(file.display.dropLast(4))
      return PanierTerminal.Completion.Candidate(name + quote, display: name, detail: file.display)
    }
    return Self.completion(place.range, NameMatch.best(standard + beside, for: place.word, name: \.display))
  }

  /// The files that a string may name: where a file is wanted, or a path is begun.
  private func fileNames(_ place: LuaPlace, always: Bool = false) -> PanierTerminal.Completion? {
    let begins = ["./", "../", "~/", "/"].contains { place.word.hasPrefix($0) }
    guard always || begins else { return nil }
    let (typed, candidates) = files.candidates(place.word)
    return Self.completion(
      (place.range.upperBound - typed.utf8.count)..<place.range.upperBound,
      candidates.map { candidate in
        var candidate = candidate
        if !candidate.display.hasSuffix("/") { candidate.replacement += place.missingQuote ?? "" }
        return candidate
      })
  }
}
