import CPanierVM
import PanierReference

/// Checks a call against the declared parameters: arity, types, names of options.
struct ArgumentCheck {
  let core: Core
  let call: UnsafePointer<panier_call>
  let reference: FunctionReference

  init(core: Core, call: UnsafePointer<panier_call>, reference: FunctionReference) {
    self.core = core
    self.call = call
    self.reference = reference
  }

  /// Checks a call of a function of the host.
  init(core: Core, call: UnsafePointer<panier_call>, function: RegisteredFunction) {
    self.init(core: core, call: call, reference: function.reference)
  }

  /// Checks a whole call.
  ///
  /// - Returns: the values that had to be read for it, by position, so that nobody reads them again.
  func run() throws -> [LuaValue?] {
    if reference.isMethod {
      guard call.pointee.count > 0, Int(call.pointee.args[0].kind) == PANIER_OBJECT,
        typeName(call.pointee.args[0]) == reference.owner
      else { throw ArgumentError.receiver(reference) }
    }
    return try run(from: reference.isMethod ? 1 : 0)
  }

  /// Checks the arguments from this one on.
  @discardableResult
  func run(from first: Int) throws -> [LuaValue?] {
    var read: [LuaValue?] = []
    let given = Int(call.pointee.count) - first
    let isVariadic = reference.parameters.last?.isRepeated == true
    if given > reference.parameters.count && !isVariadic {
      throw ArgumentError.tooMany(reference, got: given)
    }
    for index in 0..<max(given, reference.parameters.count) {
      guard let parameter = ArgumentError.parameter(reference, index) else { continue }
      if index >= given || Int(call.pointee.args[first + index].kind) == PANIER_NIL {
        if parameter.isOptional || parameter.type == .any && index < given { continue }
        throw ArgumentError.missing(reference, index)
      }
      guard let table = try check(first + index, index, parameter.type) else { continue }
      if read.isEmpty { read = Array(repeating: nil, count: Int(call.pointee.count)) }
      read[first + index] = table
    }
    return read
  }

  /// Checks one argument and gives the table that it had to read.
  private func check(_ position: Int, _ index: Int, _ type: ValueType) throws -> LuaValue? {
    let value = call.pointee.args[position]
    let integral = Int(value.kind) == PANIER_NUMBER && Int64(exactly: value.u.n) != nil
    let bits: UInt16 = 1 << UInt16(value.kind) | (integral ? 1 << UInt16(PANIER_INTEGRAL) : 0)
    guard type.mask & bits != 0 else {
      throw ArgumentError.wrong(reference, index, got: spelling(value))
    }
    guard type.needsFullCheck else { return nil }
    if Int(value.kind) == PANIER_OBJECT {
      guard accepts(typeName(value), type) else {
        throw ArgumentError.wrong(reference, index, got: spelling(value))
      }
    } else if Int(value.kind) == PANIER_TABLE, !type.acceptsEveryTable {
      let whole: LuaValue
      do {
        whole = try core.value(of: call, position)
      } catch let error as TapeError {
        throw ArgumentError.wrong(reference, index, got: error.what)
      }
      guard case .table(let table) = whole else { return nil }
      try TableCheck(function: reference, index: index).check(table, type)
      return whole
    }
    return nil
  }

  private func accepts(_ name: String, _ type: ValueType) -> Bool {
    switch type {
    case .any: true
    case .object(let expected): expected == name
    case .oneOf(let types): types.contains { accepts(name, $0) }
    case .optional(let type): accepts(name, type)
    default: false
    }
  }

  private func typeName(_ value: panier_value) -> String {
    core.types[Int(value.type)].type.name
  }

  private func spelling(_ value: panier_value) -> String {
    switch Int(value.kind) {
    case PANIER_TABLE: "table"
    case PANIER_FUNCTION: "function"
    case PANIER_ERROR: "error object"
    case PANIER_OTHER: String(decoding: TapeReader.bytes(value), as: UTF8.self)
    default: TapeReader.scalar(value).spelling
    }
  }
}
