/// A `---@meta` file of LuaCATS annotations, as the Lua language server reads them.
struct EditorAnnotations {
  private var lines = ["---@meta"]

  static func render(_ reference: Reference) -> String {
    var file = EditorAnnotations()
    for type in reference.types { file.add(type) }
    for module in reference.modules where !module.name.contains(".") { file.add(module) }
    return file.lines.joined(separator: "\n") + "\n"
  }

  /// The file of a module that is required: it returns its table, as the module does.
  static func render(_ module: ModuleReference) -> String {
    var file = EditorAnnotations()
    file.lines = ["---@meta \(module.name)"]
    file.add(module)
    file.lines += ["", "return \(Self.lastPart(module.name))"]
    return file.lines.joined(separator: "\n") + "\n"
  }

  private static func lastPart(_ name: String) -> String { name.split(separator: ".").last.map(String.init) ?? name }

  private mutating func add(_ type: TypeReference) {
    lines += [""] + Self.comment(type.summary) + ["---@class \(type.name)"]
    for field in type.fields { lines.append("---@field \(field.name) \(Self.name(of: field.type)) \(field.summary)") }
    // Only a type with items has an operator named like this.
    if type.operators.contains(where: { $0.name.hasSuffix("[i]") }) { lines.append("---@field [integer] any item i") }
    for line in type.operators.compactMap({ Self.operatorLine($0, of: type.name) }) { lines.append(line) }
    lines.append("local \(type.name) = {}")
    for method in type.methods { add(method) }
  }

  private mutating func add(_ module: ModuleReference) {
    if !module.name.isEmpty {
      let isRequired = module.name.contains(".")
      let table = Self.lastPart(module.name)
      lines += [""] + Self.comment(module.summary) + ["---@class \(table)lib"]
      for field in module.fields {
        lines.append("---@field \(field.name) \(Self.name(of: field.type)) \(field.summary)")
      }
      lines.append((isRequired ? "local " : "") + table + " = {}")
    }
    for function in module.functions { add(function) }
  }

  private mutating func add(_ function: FunctionReference) {
    lines += [""] + Self.comment(function.summary)
    for parameter in function.parameters {
      let name = parameter.isRepeated ? "..." : parameter.name + (parameter.isOptional ? "?" : "")
      lines.append("---@param \(name) \(Self.name(of: parameter.type)) \(parameter.summary)")
    }
    for result in function.results { lines.append("---@return \(Self.name(of: result.type)) # \(result.summary)") }
    let names = function.parameters.map { $0.isRepeated ? "..." : $0.name }
    lines.append("function \(function.name)(\(names.joined(separator: ", "))) end")
  }

  private static func comment(_ text: String) -> [String] {
    text.split(separator: "\n").map { "---" + $0 }
  }

  /// A type in the notation of LuaCATS.
  static func name(of type: ValueType) -> String {
    switch type {
    case .any: return "any"
    case .boolean: return "boolean"
    case .integer: return "integer"
    case .number: return "number"
    case .string: return "string"
    case .table: return "table"
    case .function: return "function"
    case .object(let name): return name
    case .list(let item):
      let name = name(of: item)
      return name.contains("|") ? "(\(name))[]" : name + "[]"
    case .options(let fields):
      let members = fields.map { "\($0.name)\($0.isOptional ? "?" : ""): \(name(of: $0.type))" }
      return "{ " + members.joined(separator: ", ") + " }"
    case .oneOf(let types): return types.map { name(of: $0) }.joined(separator: "|")
    case .optional(let type): return name(of: type) + "|nil"
    }
  }

  private static func operatorLine(_ function: FunctionReference, of type: String) -> String? {
    let names = [" + ": "add", " - ": "sub", " * ": "mul", " / ": "div", " % ": "mod", " .. ": "concat"]
    for (sign, name) in names where function.name.contains(sign) { return "---@operator \(name)(any): any" }
    if function.name.hasPrefix("#") { return "---@operator len: integer" }
    if function.name.hasPrefix("-") { return "---@operator unm: any" }
    return nil
  }
}

extension Reference {
  /// Annotations for editors (LuaCATS, a `---@meta` file) of the types and of everything global.
  public func annotations() -> String {
    EditorAnnotations.render(self)
  }

  /// Annotations for editors as the files of a folder: one for all that is global, one for each module to require.
  public func annotationFiles() -> [(path: String, text: String)] {
    [("panier.lua", annotations())]
      + modules.filter { $0.name.contains(".") }.map { module in
        (module.name.replacing(".", with: "/") + ".lua", EditorAnnotations.render(module))
      }
  }
}
