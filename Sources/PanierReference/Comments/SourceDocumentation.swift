/// The documentation that stands in the comments of a Lua module: `---` lines in the notation of LuaCATS, which
/// editors read from the same file.
///
/// A block above `local NAME = {}` with `@class NAME` describes the module, where NAME is the last part of the module's
/// name, or a type of objects. A block with `@class` above no code declares the fields of a table of options. A block
/// above `function NAME.f(…)` or `function NAME:f(…)` describes a function: the first paragraph is the summary, "```lua"
/// encloses the example, a list behind «Errors:» names the errors. `@package` keeps a function out of the manual.
public struct SourceDocumentation: Sendable {
  /// The module with its functions.
  public private(set) var module: ModuleReference
  /// The types of objects that its functions give.
  public private(set) var types: [TypeReference] = []
  /// What is missing or cannot be read, each with its line: `12: csv.read has no summary`.
  public private(set) var problems: [String] = []
  private var names: [Int: String] = [:]

  /// Reads the comments of a module.
  /// - Parameters:
  ///   - source: the Lua text.
  ///   - name: what `require` is given: `panier.csv`.
  public init(source: String, name: String) {
    module = ModuleReference(name: name, summary: "", functions: [])
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let blocks = Self.blocks(of: lines)
    var options: [String: [Parameter]] = [:]
    for block in blocks {
      guard let className = block.comment.className, Self.table(block.subject) == nil else { continue }
      let type = AnnotationType(options: options)
      options[className] = block.comment.fields.map { Self.parameter($0, type) }
    }
    for block in blocks { add(block, AnnotationType(options: options)) }
    if module.summary.isEmpty { problems.append("1: \(name) has no summary") }
    findUndocumented(lines)
  }

  /// The name of the documented function that begins on a line.
  /// - Parameter line: the line of the word `function`, counted from 1.
  public func functionName(atLine line: Int) -> String? { names[line] }

  // MARK: Blocks

  /// A block of comments and the line of code below it.
  private struct Block {
    let comment: CommentBlock
    let subject: Substring
    /// The number of the line of code.
    let line: Int
  }

  private static func blocks(of lines: [Substring]) -> [Block] {
    var blocks: [Block] = []
    var comment: [Substring] = []
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("---"), !line.hasPrefix("----") || line.hasPrefix("---- ") {
        comment.append(line.dropFirst(3))
      } else if !comment.isEmpty {
        blocks.append(Block(comment: CommentBlock(comment), subject: line, line: index + 1))
        comment = []
      }
    }
    return blocks
  }

  private mutating func add(_ block: Block, _ type: AnnotationType) {
    if let table = Self.table(block.subject) {
      add(block.comment, table: table, type)
    } else if let function = Self.function(block.subject) {
      guard !block.comment.isInternal else { return }
      add(block, function, type)
    } else if let name = Self.field(block.subject, of: lastPart), let fieldType = block.comment.type {
      module.fields.append(
        FieldReference(name: name, type: type.read(fieldType), summary: block.comment.summary))
    }
  }

  private mutating func add(_ comment: CommentBlock, table: String, _ type: AnnotationType) {
    let fields = comment.fields.map { field in
      FieldReference(name: field.name, type: type.read(field.type), summary: field.words)
    }
    if table == lastPart {
      module.summary = comment.summary
      module.fields += fields
    } else if let className = comment.className {
      types.append(
        TypeReference(name: className, summary: comment.summary, fields: fields, example: comment.example))
    }
  }

  private mutating func add(_ block: Block, _ function: (name: String, parameters: [String]), _ type: AnnotationType) {
    let comment = block.comment
    let parameters = comment.parameters.map { Self.parameter($0, type) }
    if parameters.map({ $0.isRepeated ? "..." : $0.name }) != function.parameters {
      problems.append("\(block.line): the parameters of \(function.name) are not those of its comment")
    }
    let reference = FunctionReference(
      name: function.name, summary: comment.summary, details: comment.details, parameters: parameters,
      results: comment.results.map { ResultDoc(type.read($0.type), $0.words) }, errors: comment.errors,
      example: comment.example)
    names[block.line] = function.name
    if reference.owner == lastPart {
      module.functions.append(reference)
    } else if let index = types.firstIndex(where: { $0.name == reference.owner }) {
      types[index].methods.append(reference)
    } else {
      problems.append("\(block.line): \(function.name) belongs neither to \(lastPart) nor to a class above it")
    }
    if comment.summary.isEmpty { problems.append("\(block.line): \(function.name) has no summary") }
    for parameter in comment.parameters where parameter.words.isEmpty {
      problems.append("\(block.line): the parameter '\(parameter.name)' of \(function.name) has no description")
    }
    for result in comment.results where result.words.isEmpty {
      problems.append("\(block.line): a result of \(function.name) has no description")
    }
  }

  /// Finds the public functions that nobody documented.
  private mutating func findUndocumented(_ lines: [Substring]) {
    let owners = Set([lastPart] + types.map(\.name))
    for (index, line) in lines.enumerated() where names[index + 1] == nil {
      guard let function = Self.function(line) else { continue }
      let owner = function.name.prefix { $0 != "." && $0 != ":" }
      let isMarked = index > 0 && lines[index - 1] == "---@package"
      if owners.contains(String(owner)), !isMarked {
        problems.append("\(index + 1): \(function.name) is not documented")
      }
    }
  }

  private var lastPart: String { module.name.split(separator: ".").last.map(String.init) ?? module.name }

  // MARK: Lines of code

  /// `NAME` of `local NAME = {}`.
  private static func table(_ line: Substring) -> String? {
    guard line.hasPrefix("local "), let mark = line.firstRange(of: " = {") else { return nil }
    return String(line[line.index(line.startIndex, offsetBy: 6)..<mark.lowerBound])
  }

  /// Name and parameters of `function NAME.f(a, b)`; nil for local functions.
  private static func function(_ line: Substring) -> (name: String, parameters: [String])? {
    guard line.hasPrefix("function "), let open = line.firstIndex(of: "("), let close = line.firstIndex(of: ")"),
      open < close
    else { return nil }
    let name = line[line.index(line.startIndex, offsetBy: 9)..<open]
    guard name.contains(where: { $0 == "." || $0 == ":" }) else { return nil }
    let parameters = line[line.index(after: open)..<close].split(separator: ",").map { $0.filter { $0 != " " } }
    return (String(name), parameters)
  }

  /// `f` of `NAME.f = …`.
  private static func field(_ line: Substring, of owner: String) -> String? {
    guard line.hasPrefix(owner + "."), let mark = line.firstRange(of: " = ") else { return nil }
    return String(line[line.index(line.startIndex, offsetBy: owner.count + 1)..<mark.lowerBound])
  }

  private static func parameter(_ named: CommentBlock.Named, _ type: AnnotationType) -> Parameter {
    if named.name == "..." { return .rest("values", type.read(named.type), named.words) }
    guard named.isOptional else { return .required(named.name, type.read(named.type), named.words) }
    guard named.words.hasSuffix(")"), let mark = named.words.firstRange(of: " (default: ") else {
      return .optional(named.name, type.read(named.type), named.words)
    }
    return .optional(
      named.name, type.read(named.type), String(named.words[..<mark.lowerBound]),
      default: String(named.words[mark.upperBound...].dropLast()))
  }
}
