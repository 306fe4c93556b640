import CPanierVM

/// Writes values into a reply: bytes outside Lua's heap, decoded by C after Swift has returned.
struct ReplyWriter {
  let reply: UnsafeMutablePointer<panier_reply>
  // A writer lives no longer than the answer it writes, and that belongs to the universe.
  unowned(unsafe) let core: Core

  @inline(__always)
  func write(_ results: LuaResults) {
    switch results {
    case .none: break
    case .one(.integer(let number)): panier_reply_integer(reply, number)
    case .one(let value): write(value)
    case .many(let values): for value in values { write(value) }
    }
  }

  func write(_ value: LuaValue) {
    switch value {
    case .nil: op(PANIER_OP_NIL)
    case .null: op(PANIER_OP_NULL)
    case .boolean(let flag): op(flag ? PANIER_OP_TRUE : PANIER_OP_FALSE)
    case .integer(let number): panier_reply_integer(reply, number)
    case .number(let number): panier_reply_number(reply, number)
    case .string(let text): write(text)
    case .bytes(let bytes): write(bytes, PANIER_OP_STRING)
    case .json(let bytes): write(bytes, PANIER_OP_JSON)
    case .function(let handle): write(handle)
    case .object(let object): write(object)
    case .table(let table): write(table)
    }
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { panier_reply_bytes(reply, UInt8(PANIER_OP_STRING), $0.baseAddress, $0.count) }
  }

  private func write(_ bytes: [UInt8], _ code: Int) {
    bytes.withUnsafeBufferPointer { panier_reply_bytes(reply, UInt8(code), $0.baseAddress, $0.count) }
  }

  /// A function of another universe means nothing here and becomes `nil`.
  private func write(_ handle: LuaFunctionHandle) {
    guard handle.releases === core.releases else { return op(PANIER_OP_NIL) }
    panier_reply_function(reply, handle.reference)
  }

  private func write(_ object: any LuaObject) {
    if let error = object as? ErrorValue { return write(error.error) }
    let type = core.typeNumber(of: object)
    let box = Unmanaged.passRetained(ObjectBox(object)).toOpaque()
    let identity = UnsafeRawPointer(bitPattern: UInt(bitPattern: ObjectIdentifier(object)))
    panier_reply_object(reply, type, box, identity)
  }

  private func write(_ table: LuaTable) {
    let pairs = table.fields.count + table.other.count
    panier_reply_table(reply, table.isArray ? 1 : 0, Int32(table.array.count), Int32(pairs))
    if table.fields.count > 1 { core.note(table.fields) }
    for item in table.array { write(item) }
    for field in table.fields {
      write(field.key)
      write(field.value)
    }
    for (key, value) in table.other {
      write(key)
      write(value)
    }
  }

  /// An error as a value.
  private func write(_ error: LuaError) {
    panier_reply_error(reply, Unmanaged.passRetained(ErrorBox(error)).toOpaque())
    write(LuaTable(fields: Self.fields(of: error)))
  }

  /// Makes the reply an error: the box, and the fields scripts can read.
  func raise(_ error: LuaError) {
    reply.pointee.error = Unmanaged.passRetained(ErrorBox(error)).toOpaque()
    for (name, value) in Self.fields(of: error) {
      write(name)
      write(value)
    }
  }

  private static func fields(of error: LuaError) -> [(key: String, value: LuaValue)] {
    var fields: [(key: String, value: LuaValue)] = [
      ("kind", .string(error.kind.rawValue)), ("message", .string(error.message)),
    ]
    if let location = error.location { fields.append(("location", .string(location))) }
    for (name, value) in error.fields where !["kind", "message", "location"].contains(name) {
      fields.append((name, value))
    }
    return fields
  }

  private func op(_ code: Int) {
    panier_reply_op(reply, UInt8(code))
  }
}
