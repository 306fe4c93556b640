/// Reads Swift values from one Lua value.
struct LuaValueDecoder: Decoder {
  let value: LuaValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(LuaTableReader<Key>(table: try table("a table"), codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    LuaListReader(items: try table("a list").array, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  private func table(_ expected: String) throws -> LuaTable {
    guard case .table(let table) = value else { throw mismatch(expected) }
    return table
  }

  private func mismatch(_ expected: String) -> LuaValueMismatch {
    LuaValueMismatch(path: codingPath, found: value, expected: expected)
  }
}

extension LuaValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool {
    switch value {
    case .nil, .null: true
    default: false
    }
  }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    // Strings of Lua are bytes: asked for as bytes, any of them will do.
    if type == [UInt8].self {
      switch value {
      case .bytes(let bytes): if let bytes = bytes as? T { return bytes }
      case .string(let text): if let bytes = Array(text.utf8) as? T { return bytes }
      default: break
      }
    }
    if case .object(let object) = value {
      if let object = object as? T { return object }
      if let value = (object as? any LuaValueObject)?.swiftValue as? T { return value }
      throw mismatch("\(type)")
    }
    return try T(from: self)
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .boolean(let flag) = value else { throw mismatch("a boolean") }
    return flag
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = value else { throw mismatch("a string") }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double { try float(type) }
  func decode(_ type: Float.Type) throws -> Float { Float(try float(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  private func float(_ type: Double.Type) throws -> Double {
    switch value {
    case .number(let number): return number
    case .integer(let number): if let exact = Double(exactly: number) { return exact }
    default: break
    }
    throw mismatch("a number")
  }

  private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    switch value {
    case .integer(let number): if let exact = T(exactly: number) { return exact }
    case .number(let number):
      if let exact = T(exactly: number) { return exact }
      guard number.rounded() == number else { throw mismatch("an integer") }
    default: throw mismatch("an integer")
    }
    throw mismatch("an integer from \(T.min) to \(T.max)")
  }
}
