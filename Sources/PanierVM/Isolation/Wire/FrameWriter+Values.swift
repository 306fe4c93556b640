/// Values on their way to the other process.
extension FrameWriter {
  mutating func values(_ values: [LuaValue], _ context: any ValueContext) throws {
    try list(values) { try $0.value($1, context) }
  }

  /// - Throws: `LuaError` of kind `usage` for what cannot cross.
  mutating func value(_ value: LuaValue, _ context: any ValueContext, depth: Int = 0) throws {
    switch value {
    case .nil: tag(.nil)
    case .null: tag(.null)
    case .boolean(let flag): tag(flag ? .yes : .no)
    case .integer(let number):
      tag(.integer)
      integer(number)
    case .number(let number):
      tag(.number)
      double(number)
    case .string(let string):
      tag(.string)
      text(string)
    case .bytes(let data):
      tag(.bytes)
      bytes(data)
    case .json(let data):
      tag(.json)
      bytes(data)
    case .table(let table): try self.table(table, context, depth: depth)
    case .function(let handle):
      guard let known = try context.number(of: handle) else { return tag(.nil) }
      tag(.function)
      number(known)
    case .object(let object): try self.object(object, context)
    }
    guard payload.count <= Wire.frameLimit else {
      throw LuaError.usage("values of more than \(Wire.frameLimit >> 20) MiB cannot cross to another process at once")
    }
  }

  private mutating func table(_ table: LuaTable, _ context: any ValueContext, depth: Int) throws {
    guard depth < Wire.depthLimit else { throw LuaError.usage("a table nested too deep to cross to another process") }
    tag(.table)
    flag(table.isArray)
    try list(table.array) { try $0.value($1, context, depth: depth + 1) }
    try list(table.fields) { writer, field in
      writer.text(field.key)
      try writer.value(field.value, context, depth: depth + 1)
    }
    try list(table.other) { writer, pair in
      try writer.value(pair.0, context, depth: depth + 1)
      try writer.value(pair.1, context, depth: depth + 1)
    }
  }

  private mutating func object(_ object: any LuaObject, _ context: any ValueContext) throws {
    if let value = object as? ErrorValue {
      tag(.error)
      return try error(value.error, context)
    }
    let (id, type) = try context.number(of: object)
    tag(.object)
    number(id)
    word(type)
  }

  mutating func error(_ error: LuaError, _ context: any ValueContext) throws {
    text(error.kind.rawValue)
    text(error.message)
    try list(error.fields) { writer, field in
      writer.text(field.0)
      try writer.value(field.1, context)
    }
    optional(error.location)
    optional(error.traceback)
    flag(error.isIncomplete)
    flag(error.isSyntax)
    flag(error.isKilled)
    optional(error.exitCode.map(Int64.init))
    number(context.number(ofErrorUnder: error))
  }

  /// How something ended: its values, or its error.
  mutating func outcome(_ outcome: Result<[LuaValue], any Error>, _ context: any ValueContext) throws {
    switch outcome {
    case .success(let values):
      flag(true)
      try self.values(values, context)
    case .failure(let error):
      flag(false)
      try self.error(.converting(error), context)
    }
  }

  private mutating func tag(_ tag: Wire.Tag) {
    byte(tag.rawValue)
  }
}
