import CPanierVM
import PanierReference

/// The host's side of calls: runs below C, returns to C, never raises.
extension Core {
  typealias CallPointer = UnsafePointer<panier_call>

  func call(_ pointer: CallPointer?) -> Int32 {
    guard let pointer, let reply = pointer.pointee.reply, let context = pointer.pointee.context else {
      return Int32(PANIER_RETURN)
    }
    // Registered functions live as long as the universe: no reference counting for each call.
    return Unmanaged<RegisteredFunction>.fromOpaque(context)._withUnsafeGuaranteedRef { function in
      do {
        guard pointer.pointee.valid == 0 || function.needsFullCheck else {
          return try answer(LuaCall(pointer: pointer, function: function, core: self), of: function, reply)
        }
        return try ArgumentCheck(core: self, call: pointer, function: function).run().withUnsafeBufferPointer {
          try answer(LuaCall(pointer: pointer, function: function, core: self, checked: $0), of: function, reply)
        }
      } catch {
        return raise(error, in: reply)
      }
    }
  }

  /// Runs a body whose arguments have been checked.
  @inline(__always)
  private func answer(
    _ call: borrowing LuaCall, of function: RegisteredFunction, _ reply: UnsafeMutablePointer<panier_reply>
  ) throws -> Int32 {
    if let body = function.immediate {
      let results = try body(call)
      ReplyWriter(reply: reply, core: self).write(results)
      return Int32(PANIER_RETURN)
    }
    pending = try wait(for: function, call)
    return Int32(PANIER_WAIT)
  }

  private func wait(for function: RegisteredFunction, _ call: borrowing LuaCall) throws -> PendingCall? {
    switch function.body {
    case .immediate: return nil
    case .waiting(let prepare):
      let work = try prepare(call)
      return PendingCall { _ in try await work() }
    case .scoped(let prepare): return PendingCall(try prepare(call))
    }
  }

  func raise(_ error: any Error, in reply: UnsafeMutablePointer<panier_reply>) -> Int32 {
    reply.pointee.len = 0
    reply.pointee.pos = 0
    ReplyWriter(reply: reply, core: self).raise(host.luaError(of: error))
    return Int32(PANIER_RAISE)
  }

  func load(_ pointer: CallPointer?) -> Int32 {
    guard let pointer, let reply = pointer.pointee.reply else { return Int32(PANIER_RETURN) }
    let writer = ReplyWriter(reply: reply, core: self)
    if let name = TapeReader.text(pointer.pointee.args[0]), let found = configuration.required(name) {
      writer.write(found.source)
      writer.write(found.chunkname)
    }
    return Int32(PANIER_RETURN)
  }

  func format(_ pointer: CallPointer?) -> Int32 {
    guard let pointer, let reply = pointer.pointee.reply else { return Int32(PANIER_RETURN) }
    do {
      if let text = try configuration.formatter?(printed(pointer)) {
        ReplyWriter(reply: reply, core: self).write(text)
      }
    } catch let error as TapeError {
      guard configuration.printsDataOnly else { return Int32(PANIER_RETURN) }
      return raise(LuaError.usage("print: \(error.what) cannot be printed"), in: reply)
    } catch {
      return raise(error, in: reply)
    }
    return Int32(PANIER_RETURN)
  }

  /// What is printed; an error comes with the place that it was raised at.
  ///
  /// - Throws: `TapeError` for what Lua writes as an address.
  private func printed(_ pointer: CallPointer) throws -> LuaValue {
    let first = pointer.pointee.args[0]
    switch Int(first.kind) {
    case PANIER_FUNCTION: throw TapeError(what: "a function")
    case PANIER_OTHER: throw TapeError(what: "a \(String(decoding: TapeReader.bytes(first), as: UTF8.self))")
    default: break
    }
    guard Int(first.kind) == PANIER_ERROR, var error = TapeReader.error(first) else { return try value(of: pointer, 0) }
    if pointer.pointee.count > 1, case .string(let place) = TapeReader.scalar(pointer.pointee.args[1]) {
      error.location = place
    }
    return .object(ErrorValue(error))
  }

  func write(_ text: UnsafePointer<CChar>?, _ length: Int) {
    guard let text else { return }
    let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    configuration.output(Array(UnsafeBufferPointer(start: bytes, count: length)))
  }

  /// Item `item` of a list argument, tables by reference; the list is a table or an object with elements.
  func item(_ item: Int, of pointer: CallPointer, _ index: Int) throws -> LuaValue {
    let argument = pointer.pointee.args[index]
    if Int(argument.kind) == PANIER_OBJECT {
      guard let box = TapeReader.object(argument),
        let element = types[Int(argument.type)].type.operators.element
      else { return .nil }
      return try element(box.object, item)
    }
    let value = panier_arg_item(pointer, Int32(index), Int64(item))
    guard TapeReader.staysInLua(value) else { return TapeReader.scalar(value) }
    let reference = panier_arg_reference(pointer, Int32(index), Int64(item))
    guard reference != 0 else { throw TapeError(what: "a value that does not fit into memory") }
    return .function(handle(reference))
  }

  /// Any argument as a value, tables and functions included.
  ///
  /// - Throws: `TapeError` with what is wrong, as a noun phrase.
  func value(of pointer: CallPointer, _ index: Int) throws -> LuaValue {
    if let remote { return remote.values[index] }
    let value = pointer.pointee.args[index]
    switch Int(value.kind) {
    case PANIER_TABLE:
      var count = 0
      var why: UnsafePointer<CChar>?
      guard let tape = panier_arg_tape(pointer, Int32(index), &count, &why) else {
        throw TapeError(what: why.map { String(cString: $0) } ?? "a value that cannot be read")
      }
      var reader = TapeReader(core: self, tape: tape, count: count)
      return reader.next()
    case PANIER_FUNCTION:
      let reference = panier_arg_reference(pointer, Int32(index), 0)
      guard reference != 0 else { throw TapeError(what: "a value that does not fit into memory") }
      return .function(handle(reference))
    default:
      return TapeReader.scalar(value)
    }
  }
}

/// Why a table cannot be copied, as a noun phrase.
struct TapeError: Error {
  let what: String
}
