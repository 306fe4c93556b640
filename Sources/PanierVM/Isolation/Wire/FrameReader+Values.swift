/// Values from the other process.
extension FrameReader {
  mutating func values(_ context: any ValueContext) throws -> [LuaValue] {
    try list { try $0.value(context) }
  }

  mutating func value(_ context: any ValueContext, depth: Int = 0) throws -> LuaValue {
    let code = try byte()
    guard let tag = Wire.Tag(rawValue: code) else { throw WireError("a value of unknown kind \(code)") }
    switch tag {
    case .nil: return .nil
    case .null: return .null
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .integer: return .integer(try integer())
    case .number: return .number(try double())
    case .string: return .string(try text())
    case .bytes: return .bytes(try bytes())
    case .json:
      guard context.takesJSON else { throw WireError("JSON text where none can come from") }
      return .json(try bytes())
    case .table: return .table(try table(context, depth: depth))
    case .function: return .function(try context.function(number()))
    case .object:
      let id = try number()
      return .object(try context.object(id, type: word()))
    case .error: return .object(ErrorValue(try error(context, depth: depth + 1)))
    }
  }

  private mutating func table(_ context: any ValueContext, depth: Int) throws -> LuaTable {
    guard depth < Wire.depthLimit else { throw WireError("a table nested too deep") }
    let isArray = try flag()
    let array = try list { try $0.value(context, depth: depth + 1) }
    let fields = try list { reader in
      let key = try reader.text()
      return (key: key, value: try reader.value(context, depth: depth + 1))
    }
    let other = try list { reader in
      let key = try reader.value(context, depth: depth + 1)
      return (key, try reader.value(context, depth: depth + 1))
    }
    return LuaTable(array: array, fields: fields, other: other, isArray: isArray)
  }

  mutating func error(_ context: any ValueContext, depth: Int = 0) throws -> LuaError {
    guard depth < Wire.depthLimit else { throw WireError("an error nested too deep") }
    var error = LuaError(kind: LuaError.Kind(rawValue: try text()), message: try text())
    error.fields = try list { reader in
      let name = try reader.text()
      return (name, try reader.value(context, depth: depth + 1))
    }
    error.location = try optionalText()
    error.traceback = try optionalText()
    error.isIncomplete = try flag()
    error.isSyntax = try flag()
    error.isKilled = try flag()
    if let code = try optionalInteger() { error.exitCode = Int32(truncatingIfNeeded: code) }
    error.underlying = context.error(try number())
    return error
  }

  mutating func outcome(_ context: any ValueContext) throws -> Result<[LuaValue], any Error> {
    try flag() ? .success(try values(context)) : .failure(try error(context))
  }
}
