import PanierReference

/// Functions and types of the parent as the child's universe has them: same names, same parameters, and a body that
/// asks the parent.
struct Proxies {
  let link: ParentLink

  /// The universe that a parent declared.
  func configuration(_ start: StartMessage) throws -> LuaConfiguration {
    let link = link
    var configuration = LuaConfiguration(
      level: .recipe, limits: start.limits,
      modules: try start.modules.map(module), globals: try start.globals.map(function),
      types: start.types.compactMap { link.type($0.number) } + LuaConcurrency.types,
      strictGlobals: start.strictGlobals, preludes: start.preludes,
      output: { text in
        var frame = FrameWriter(.output)
        frame.bytes(text)
        link.send(frame)
      }, randomSeed: start.randomSeed.map { UInt64(bitPattern: $0) }, hasWatchdog: true)
    if start.hasLoader { configuration.loader = load }
    if start.hasFormatter { configuration.formatter = format }
    configuration.printsDataOnly = start.printsDataOnly
    return configuration
  }

  private func load(_ name: String) -> (source: String, chunkname: String)? {
    let found = try? link.askNow(.load) { $0.text(name) }
    guard case .string(let source)? = found?.first, case .string(let name)? = found?.last else { return nil }
    return (source, name)
  }

  private func format(_ value: LuaValue) throws -> String? {
    guard case .string(let text)? = try link.askNow(.format, { try $0.value(value, link) }).first else { return nil }
    return text
  }

  private func module(_ module: Declaration.Module) throws -> LuaModule {
    LuaModule(
      module.name, summary: "", functions: try module.functions.map(function),
      fields: module.fields.map { ($0.name, $0.value, "") })
  }

  /// A function or a method.
  func function(_ declaration: Declaration.Function) throws -> LuaFunction {
    let link = link
    let number = declaration.number
    switch declaration.kind {
    case .immediate:
      return LuaFunction(
        declaration.reference,
        .immediate { call in
          let crossing = try call.crossing(isNamed: true)
          return try .many(link.askNow(.call) { try Self.write(crossing, number, link, into: &$0) })
        })
    case .waiting:
      return LuaFunction(
        declaration.reference,
        .waiting { call in
          let crossing = try call.crossing(isNamed: false)
          return { try await .many(link.ask(.call) { try Self.write(crossing, number, link, into: &$0) }) }
        })
    case .local:
      guard let own = LuaConcurrency.functions.first(where: { $0.name == declaration.name }) else {
        throw WireError("the function '\(declaration.name)', which only the process itself can run")
      }
      return own
    }
  }

  private static func write(
    _ call: CrossingCall, _ number: UInt32, _ link: ParentLink, into frame: inout FrameWriter
  ) throws {
    frame.word(number)
    try frame.values(call.values, link)
    frame.list(call.names) { $0.optional($1) }
    frame.list(call.places) { $0.optional($1) }
    frame.optional(call.location)
  }

  /// A type: its fields and operators ask the parent each time.
  func type(_ declaration: Declaration.ObjectType) throws -> LuaType {
    let number = declaration.number
    let fields = declaration.fields.map { field in
      LuaField<any LuaObject>(field.name, field.type, "") { [self] object in
        try operate(.index, number, [.object(object), .string(field.name)])
      }
    }
    return LuaType(
      declaration.name, summary: "", fields: fields, methods: try declaration.methods.map(function),
      operators: operators(declaration))
  }

  private func operate(_ operation: ObjectOperation, _ type: UInt32, _ operands: [LuaValue]) throws -> LuaValue {
    try link.askNow(.operate) { frame in
      frame.byte(UInt8(operation.rawValue))
      frame.word(type)
      try frame.values(operands, link)
    }.first ?? .nil
  }

  private func operators(_ declaration: Declaration.ObjectType) -> LuaOperators<any LuaObject> {
    let type = declaration.number
    func has(_ operation: ObjectOperation) -> Bool { declaration.operations & operation.bit != 0 }
    func binary(_ operation: ObjectOperation) -> LuaOperators<any LuaObject>.Binary? {
      guard has(operation) else { return nil }
      return { [self] in try operate(operation, type, [$0, $1]) }
    }
    func comparison(_ operation: ObjectOperation) -> LuaOperators<any LuaObject>.Comparison? {
      guard has(operation) else { return nil }
      return { [self] in try operate(operation, type, [$0, $1]) == true }
    }
    var operators = LuaOperators<any LuaObject>(
      equals: comparison(.equals), lessThan: comparison(.lessThan), lessOrEqual: comparison(.lessOrEqual),
      add: binary(.add), subtract: binary(.subtract), multiply: binary(.multiply), divide: binary(.divide),
      modulo: binary(.modulo), concatenate: binary(.concatenate))
    if has(.negate) { operators.negate = { [self] in try operate(.negate, type, [$0]) } }
    if has(.tostring) {
      operators.tostring = { [self] object in
        guard case .string(let text) = try operate(.tostring, type, [.object(object)]) else { return declaration.name }
        return text
      }
    }
    if has(.count) {
      operators.count = { [self] object in
        guard case .integer(let count) = try operate(.count, type, [.object(object)]) else { return 0 }
        return Int(clamping: count)
      }
    }
    if has(.element) {
      operators.element = { [self] in try operate(.index, type, [.object($0), .integer(Int64($1))]) }
    }
    if has(.newIndex) {
      operators.assign = { [self] in _ = try operate(.newIndex, type, [.object($0), .string($1), $2]) }
    }
    if has(.pairs) { operators.pairs = { [self] in try pairs(operate(.pairs, type, [.object($0)])) } }
    if declaration.hasDynamicFields {
      // The parent knows the names, and the sentence about a name that is none.
      operators.dynamicField = { [self] in try operate(.index, type, [.object($0), .string($1)]) }
    }
    return operators
  }

  /// Names and values in turn, as the parent's core gives them.
  private func pairs(_ value: LuaValue) -> [(LuaValue, LuaValue)] {
    guard case .table(let table) = value else { return [] }
    let items = table.array
    return stride(from: 0, to: items.count - 1, by: 2).map { (items[$0], items[$0 + 1]) }
  }
}
