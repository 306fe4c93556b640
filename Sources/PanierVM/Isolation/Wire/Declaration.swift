import PanierReference

/// What the child has to know of a universe's functions and types: enough to check calls with the parent's sentences.
///
/// Functions and types are numbered by the parent.
enum Declaration {
  /// A function or a method.
  struct Function {
    let number: UInt32
    let kind: Wire.FunctionKind
    let name: String
    let parameters: [Parameter]

    var reference: FunctionReference { FunctionReference(name: name, summary: "", parameters: parameters) }
  }

  /// A type of objects.
  struct ObjectType {
    let number: UInt32
    let name: String
    let fields: [(name: String, type: ValueType)]
    let methods: [Function]
    /// One bit for each `ObjectOperation` it has.
    let operations: UInt32
    /// Whether names are also answered that only the object knows.
    let hasDynamicFields: Bool
  }

  /// A read-only table of functions and values.
  struct Module {
    let name: String
    let functions: [Function]
    let fields: [(name: String, value: LuaValue)]
  }
}

extension FrameWriter {
  mutating func function(_ function: Declaration.Function) {
    word(function.number)
    byte(function.kind.rawValue)
    text(function.name)
    list(function.parameters) { $0.parameter($1) }
  }

  mutating func type(_ type: Declaration.ObjectType) {
    word(type.number)
    text(type.name)
    list(type.fields) { writer, field in
      writer.text(field.name)
      writer.type(field.type)
    }
    list(type.methods) { $0.function($1) }
    word(type.operations)
    flag(type.hasDynamicFields)
  }

  mutating func module(_ module: Declaration.Module, _ context: any ValueContext) throws {
    text(module.name)
    list(module.functions) { $0.function($1) }
    try list(module.fields) { writer, field in
      writer.text(field.name)
      try writer.value(field.value, context)
    }
  }

  private mutating func parameter(_ parameter: Parameter) {
    text(parameter.name)
    type(parameter.type)
    flag(parameter.isOptional)
    flag(parameter.isRepeated)
  }

  private mutating func type(_ type: ValueType) {
    switch type {
    case .any: byte(0)
    case .boolean: byte(1)
    case .integer: byte(2)
    case .number: byte(3)
    case .string: byte(4)
    case .table: byte(5)
    case .function: byte(6)
    case .object(let name):
      byte(7)
      text(name)
    case .list(let item):
      byte(8)
      self.type(item)
    case .options(let fields):
      byte(9)
      list(fields) { $0.parameter($1) }
    case .oneOf(let types):
      byte(10)
      list(types) { $0.type($1) }
    case .optional(let type):
      byte(11)
      self.type(type)
    }
  }
}

extension FrameReader {
  mutating func function() throws -> Declaration.Function {
    let number = try word()
    guard let kind = Wire.FunctionKind(rawValue: try byte()) else { throw WireError("a function of unknown kind") }
    return Declaration.Function(
      number: number, kind: kind, name: try text(), parameters: try list { try $0.parameter() })
  }

  mutating func objectType() throws -> Declaration.ObjectType {
    Declaration.ObjectType(
      number: try word(), name: try text(),
      fields: try list { reader in
        let name = try reader.text()
        return (name: name, type: try reader.valueType())
      },
      methods: try list { try $0.function() }, operations: try word(), hasDynamicFields: try flag())
  }

  mutating func module(_ context: any ValueContext) throws -> Declaration.Module {
    Declaration.Module(
      name: try text(), functions: try list { try $0.function() },
      fields: try list { reader in
        let name = try reader.text()
        return (name: name, value: try reader.value(context))
      })
  }

  private mutating func parameter() throws -> Parameter {
    let name = try text()
    let type = try valueType()
    let isOptional = try flag()
    if try flag() { return .rest(name, type, "") }
    return isOptional ? .optional(name, type, "") : .required(name, type, "")
  }

  private mutating func valueType() throws -> ValueType {
    switch try byte() {
    case 0: .any
    case 1: .boolean
    case 2: .integer
    case 3: .number
    case 4: .string
    case 5: .table
    case 6: .function
    case 7: .object(try text())
    case 8: .list(try valueType())
    case 9: .options(try list { try $0.parameter() })
    case 10: .oneOf(try list { try $0.valueType() })
    case 11: .optional(try valueType())
    case let other: throw WireError("a type of unknown kind \(other)")
    }
  }
}
