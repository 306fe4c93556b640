import CPanierVM
import PanierReference

/// Operations on objects: fields, elements, operators.
extension Core {
  func operate(_ operation: Int32, _ pointer: CallPointer?) -> Int32 {
    guard let pointer, let reply = pointer.pointee.reply else { return Int32(PANIER_RETURN) }
    do {
      guard let operation = ObjectOperation(rawValue: operation) else { return Int32(PANIER_RETURN) }
      let result = try perform(operation, types[Int(pointer.pointee.number)], pointer)
      ReplyWriter(reply: reply, core: self).write(result)
      return Int32(PANIER_RETURN)
    } catch {
      return raise(error, in: reply)
    }
  }

  func perform(
    _ operation: ObjectOperation, _ registered: RegisteredType, _ pointer: CallPointer
  ) throws -> LuaValue {
    let operators = registered.type.operators
    let name = registered.type.name
    func operand(_ index: Int) throws -> LuaValue {
      do { return try value(of: pointer, index) } catch let error as TapeError {
        throw LuaError.usage("\(name): the operand is \(error.what)")
      }
    }
    func object() throws -> any LuaObject {
      let first = pointer.pointee.args[0]
      guard pointer.pointee.count > 0, Int(first.kind) == PANIER_OBJECT, first.type == pointer.pointee.number,
        let box = TapeReader.object(first)
      else { throw LuaError.usage("a \(name) is expected here") }
      return box.object
    }
    func binary(_ body: LuaOperators<any LuaObject>.Binary?) throws -> LuaValue {
      guard let body else { return .nil }
      return try body(operand(0), operand(1))
    }
    switch operation {
    case .index: return try index(object(), registered, pointer)
    case .newIndex: return try assign(object(), registered, operand(1), operand(2))
    case .tostring: return try .string(operators.tostring?(object()) ?? name)
    case .equals: return try .boolean(operators.equals?(operand(0), operand(1)) ?? false)
    case .lessThan: return try .boolean(operators.lessThan?(operand(0), operand(1)) ?? false)
    case .lessOrEqual: return try .boolean(operators.lessOrEqual?(operand(0), operand(1)) ?? false)
    case .add: return try binary(operators.add)
    case .subtract: return try binary(operators.subtract)
    case .multiply: return try binary(operators.multiply)
    case .divide: return try binary(operators.divide)
    case .modulo: return try binary(operators.modulo)
    case .negate: return try operators.negate?(operand(0)) ?? .nil
    case .concatenate: return try binary(operators.concatenate)
    case .count: return try .integer(Int64(operators.count?(object()) ?? 0))
    case .pairs:
      guard let pairs = operators.pairs else {
        throw LuaError.usage("\(name) has nothing to walk with pairs; read its fields by name")
      }
      return try .list(pairs(object()).flatMap { [$0.0, $0.1] })
    case .element: return .nil
    }
  }

  private func index(
    _ object: any LuaObject, _ registered: RegisteredType, _ pointer: CallPointer
  ) throws -> LuaValue {
    let operators = registered.type.operators
    let key = pointer.pointee.args[1]
    if Int(key.kind) == PANIER_STRING {
      let name = TapeReader.text(key) ?? ""
      if let field = registered.fields[name] { return try field.get(object) }
      if let value = try operators.dynamicField?(object, name) { return value }
      throw LuaError.usage(
        "\(registered.type.name) has no field or method '\(name)'" + Self.meant(name, registered.memberNames))
    }
    if let element = operators.element {
      if Int(key.kind) == PANIER_INTEGER { return key.u.i < 1 ? .nil : try element(object, Int(key.u.i)) }
      if Int(key.kind) == PANIER_NUMBER, let index = Int(exactly: key.u.n) {
        return index < 1 ? .nil : try element(object, index)
      }
    }
    throw LuaError.usage("\(registered.type.name) has no field \(TapeReader.scalar(key).spelling)")
  }

  private func assign(
    _ object: any LuaObject, _ registered: RegisteredType, _ key: LuaValue, _ value: LuaValue
  ) throws -> LuaValue {
    guard case .string(let name) = key, let assign = registered.type.operators.assign else {
      let what = if case .string(let name) = key { "'\(name)'" } else { key.spelling }
      throw LuaError.usage("\(registered.type.name): \(what) cannot be set")
    }
    try assign(object, name, value)
    return .nil
  }
}
